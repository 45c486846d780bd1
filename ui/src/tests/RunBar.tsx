import FiberManualRecordOutlined from "@mui/icons-material/FiberManualRecordOutlined";
import PlayArrow from "@mui/icons-material/PlayArrow";
import Stop from "@mui/icons-material/Stop";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import LinearProgress from "@mui/material/LinearProgress";
import Switch from "@mui/material/Switch";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";

import { useEngine } from "../state/engine";
import { useSettings } from "../state/settings";
import { useTests, type CaseState } from "../state/tests";
import { EngineSwitch } from "../warehouse/EngineSwitch";
import { duration, engineName } from "../words";
import { LeftBehind } from "./LeftBehind";
import { caseVerdict, sayTally, tally } from "./outcomes";
import { cancelTests } from "./running";
import { WarehouseOptions } from "./WarehouseOptions";

const small = {
  "& .MuiFormControlLabel-label": { fontSize: 12 },
  color: "text.secondary",
  mr: 0,
  ml: 0,
} as const;

interface RunBarProps {
  /** How many cases "Run all" means. */
  count: number;
  states: readonly CaseState[];
  onRun(): void;
  onCapture?: () => void;
}

/** Runs, stops and sums up a list of cases. */
export function RunBar({ count, states, onRun, onCapture }: RunBarProps) {
  const run = useTests((store) => store.run);
  const end = useTests((store) => store.end);
  const sessionToo = useTests((store) => store.sessionToo);
  const isHere = useEngine((store) => store.engine) === "local";
  const { rerunTests, change } = useSettings();
  const said = sayTally(tally(states.map(caseVerdict)));
  return (
    <Box sx={{ flex: "none", borderBottom: 1, borderColor: "divider" }}>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          flexWrap: "wrap",
          gap: "4px 10px",
          p: "6px 12px",
          minHeight: 40,
        }}
      >
        {run ? (
          <Button variant="outlined" startIcon={<Stop />} disabled={run.cancelling} onClick={cancelTests}>
            {run.cancelling ? "Stopping…" : "Cancel"}
          </Button>
        ) : (
          <Button variant="contained" startIcon={<PlayArrow />} disabled={count === 0} onClick={onRun}>
            Run all
          </Button>
        )}
        {onCapture && (
          <Tooltip title="Runs every case and shows what its fixture would become">
            <span>
              <Button
                variant="outlined"
                startIcon={<FiberManualRecordOutlined />}
                disabled={count === 0 || run !== null}
                onClick={onCapture}
              >
                Capture…
              </Button>
            </span>
          </Tooltip>
        )}
        <Typography
          role="status"
          aria-label="How the cases stand"
          variant="caption"
          sx={{ flex: "1 1 auto", minWidth: 0, color: "text.secondary", fontVariantNumeric: "tabular-nums" }}
        >
          {run
            ? `${run.done} of ${run.total}`
            : said && `${said}${end ? ` · ${engineName(end.engine)} · ${duration(end.milliseconds)}` : ""}`}
        </Typography>
        <EngineSwitch />
        <Tooltip title="Runs each case twice: with full table names, and with the temporary tables of a session">
          <FormControlLabel
            label="In a session too"
            control={
              <Checkbox
                checked={sessionToo}
                onChange={(_, on) => useTests.setState({ sessionToo: on })}
                slotProps={{ input: { "aria-label": "In a session too" } }}
              />
            }
            sx={small}
          />
        </Tooltip>
        <Tooltip
          title={
            isHere
              ? "Saving runs the tests of the components that it touched"
              : "On this computer only: nothing runs in the warehouse unasked"
          }
        >
          <FormControlLabel
            label="Re-run on save"
            control={
              <Switch
                checked={rerunTests && isHere}
                disabled={!isHere}
                onChange={(_, on) => change({ rerunTests: on })}
                slotProps={{ input: { "aria-label": "Re-run on save" } }}
              />
            }
            sx={small}
          />
        </Tooltip>
      </Box>
      {!isHere && <WarehouseOptions />}
      {end && end.leftBehind.length > 0 && <LeftBehind tables={end.leftBehind} />}
      <LinearProgress
        variant="determinate"
        aria-label="Cases that have run"
        value={run && run.total > 0 ? (100 * run.done) / run.total : 0}
        sx={{ height: 2, visibility: run ? "visible" : "hidden" }}
      />
    </Box>
  );
}
