import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import Close from "@mui/icons-material/Close";
import ErrorIcon from "@mui/icons-material/Error";
import WarningIcon from "@mui/icons-material/Warning";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import Stack from "@mui/material/Stack";
import { styled } from "@mui/material/styles";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from "react";

import { useProblems } from "../api/queries";
import type { Problem } from "../generated/Problem";
import { useLayout } from "../state/layout";
import { useSelection } from "../state/selection";
import { codeFont } from "../theme/studioTheme";
import { useProblemCursor } from "./cursor";
import { countProblems, listedProblems, problemKey, type ProblemFilter } from "./order";

const noProblems: Problem[] = [];
const rowId = (index: number) => `problem-${index}`;

const Row = styled("div")(({ theme: { palette } }) => ({
  display: "grid",
  gridTemplateColumns: "16px minmax(0, 1fr) auto",
  columnGap: 8,
  padding: "4px 12px",
  outline: "none",
  "&:hover": { backgroundColor: palette.action.hover },
  "&[aria-selected=true]": { backgroundColor: palette.action.selected },
  "&:focus-visible": { boxShadow: `inset 0 0 0 2px ${palette.primary.main}` },
  "& .MuiSvgIcon-root": { fontSize: 15, marginTop: 3 },
  "& .place": { fontFamily: codeFont, fontSize: 12, color: palette.text.secondary, lineHeight: "20px" },
  "& .code": { color: palette.text.secondary, fontSize: 12 },
  "& .help": { gridColumn: "2 / -1", color: palette.text.secondary, fontSize: 12, lineHeight: "16px" },
}));

const placeText = ({ path, extent }: Problem) => (extent ? `${path}:${extent.start.line}` : path);

interface ProblemRowProps {
  problem: Problem;
  index: number;
  count: number;
  current: boolean;
  tabbable: boolean;
}

const ProblemRow = memo(function ProblemRow({ problem, index, count, current, tabbable }: ProblemRowProps) {
  const Icon = problem.severity === "error" ? ErrorIcon : WarningIcon;
  return (
    <Row
      id={rowId(index)}
      role="option"
      aria-selected={current}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={`${problem.severity === "error" ? "Error" : "Warning"}: ${problem.message} ${placeText(problem)}`}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => useProblemCursor.getState().visit(problem)}
    >
      <Icon color={problem.severity} />
      <span className="selectable">
        {problem.message} <span className="code">{problem.code}</span>
      </span>
      <span className="place selectable">{placeText(problem)}</span>
      {problem.help !== null && <span className="help">{problem.help}</span>}
    </Row>
  );
});

const ofWhat = {
  extension: "the extension",
  component: "this component",
  function: "this function",
  icon: "this icon",
  tests: "the tests",
  installed: "what is installed",
  file: "this file",
};

function Filters({ problems }: { problems: readonly Problem[] }) {
  const { filter, setFilter } = useProblemCursor();
  const kind = useSelection((store) => store.selection?.kind ?? "extension");
  const { errors, warnings } = countProblems(problems);
  return (
    <Stack
      direction="row"
      data-own-undo
      sx={{ alignItems: "center", gap: 1.5, px: 1.5, height: 36, flexShrink: 0 }}
    >
      <Typography component="h2" variant="h4">
        Problems
      </Typography>
      <ToggleButtonGroup
        exclusive
        value={filter.severity}
        onChange={(_, severity: ProblemFilter["severity"] | null) =>
          setFilter({ severity: severity ?? "all" })
        }
        aria-label="Severity"
        sx={{
          "& .MuiToggleButton-root": {
            minHeight: 24,
            py: 0,
            fontSize: 12,
            fontVariantNumeric: "tabular-nums",
          },
        }}
      >
        <ToggleButton value="all">All {problems.length}</ToggleButton>
        <ToggleButton value="error">Errors {errors}</ToggleButton>
        <ToggleButton value="warning">Warnings {warnings}</ToggleButton>
      </ToggleButtonGroup>
      <FormControlLabel
        control={
          <Checkbox
            checked={filter.onlySelected}
            onChange={(_, onlySelected) => setFilter({ onlySelected })}
          />
        }
        label={`Only ${ofWhat[kind]}`}
        sx={{ ml: 0, mr: 0, "& .MuiFormControlLabel-label": { fontSize: 12 } }}
      />
      <InputBase
        value={filter.text}
        onChange={(event) => setFilter({ text: event.target.value })}
        placeholder="Filter"
        slotProps={{ input: { "aria-label": "Filter problems" } }}
        sx={{
          width: 180,
          px: 1,
          height: 24,
          border: 1,
          borderColor: "divider",
          borderRadius: 1,
          fontSize: 12,
        }}
      />
      <Tooltip title="Hide problems">
        <IconButton
          aria-label="Hide problems"
          onClick={() => useLayout.getState().showProblems(false)}
          sx={{ ml: "auto" }}
        >
          <Close sx={{ fontSize: "16px !important" }} />
        </IconButton>
      </Tooltip>
    </Stack>
  );
}

function Nothing({ filtered, checked }: { filtered: boolean; checked: boolean }) {
  if (!checked) return null;
  return (
    <Stack direction="row" sx={{ gap: 1, px: 1.5, py: 1, color: "text.secondary", alignItems: "center" }}>
      {!filtered && <CheckCircleOutlined color="success" />}
      {filtered ? "No problem matches the filter." : "No problems. The package can be exported."}
    </Stack>
  );
}

/** Everything the checks found, errors first. */
export function ProblemsPanel() {
  const { data } = useProblems();
  const problems = data ?? noProblems;
  const filter = useProblemCursor((cursor) => cursor.filter);
  const current = useProblemCursor((cursor) => cursor.current);
  const selection = useSelection((store) => store.selection);
  // Going to a problem selects its place; the list must not change under the pointer unless it is asked to.
  const within = filter.onlySelected ? selection : null;
  const listed = useMemo(() => listedProblems(problems, filter, within), [problems, filter, within]);
  const currentIndex = listed.findIndex((problem) => problemKey(problem) === current);

  const scroller = useRef<HTMLDivElement>(null);
  // No compiler memoizes here, so the functions it returns are called as they come.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (listed[index]?.help == null ? 28 : 44),
    overscan: 10,
  });
  useEffect(() => {
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex);
    // Only another current problem scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  const focusRow = (index: number) => {
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => document.getElementById(rowId(index))?.focus());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = Number(/^problem-(\d+)$/.exec((event.target as HTMLElement).id)?.[1] ?? -1);
    const problem = listed[at];
    if (!problem) return;
    const last = listed.length - 1;
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[
      event.key
    ];
    if (to !== undefined) focusRow(to);
    else if (event.key === "Enter" || event.key === " ") useProblemCursor.getState().visit(problem);
    else return;
    event.preventDefault();
  };

  return (
    <Stack component="section" aria-label="Problems" sx={{ height: "100%", minHeight: 0 }}>
      <Filters problems={problems} />
      <Box ref={scroller} sx={{ flex: 1, overflow: "auto", minHeight: 0 }}>
        {listed.length === 0 ? (
          <Nothing filtered={problems.length > 0} checked={data !== undefined} />
        ) : (
          <Box
            role="listbox"
            aria-label="Problems"
            tabIndex={-1}
            onKeyDown={onKeyDown}
            sx={{ position: "relative", height: virtual.getTotalSize(), outline: "none" }}
          >
            {virtual.getVirtualItems().map(({ index, start }) => {
              const problem = listed[index];
              if (!problem) return null;
              return (
                <div
                  key={index}
                  role="presentation"
                  data-index={index}
                  ref={virtual.measureElement}
                  style={{ position: "absolute", top: start, left: 0, right: 0 }}
                >
                  <ProblemRow
                    problem={problem}
                    index={index}
                    count={listed.length}
                    current={index === currentIndex}
                    tabbable={index === Math.max(currentIndex, 0)}
                  />
                </div>
              );
            })}
          </Box>
        )}
      </Box>
    </Stack>
  );
}
