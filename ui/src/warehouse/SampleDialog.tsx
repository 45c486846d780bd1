import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { change } from "../api/apply";
import { useComponentTests } from "../api/queries";
import { studio } from "../api/studio";
import type { TablePreview } from "../generated/TablePreview";
import { EmptyState } from "../shell/EmptyState";
import { useTests } from "../state/tests";
import { RowsTable } from "../rows/RowsTable";
import { count, sizeText } from "../words";
import { estimate, stemFor, usePlaces, useTable } from "./browse";
import { Refusal } from "./Findings";
import { LineField } from "./LineField";
import { nameOfAct, stopAct } from "./longAct";
import { TableList } from "./TableList";

/** What a test runs through in no time, and a reviewer still reads. */
const FEW_ROWS = 100;
const MOST_ROWS = 100_000;

const stemPattern = /^[\p{L}\p{N}_-]+$/u;

/** Saves rows of a table in the warehouse as one of the component's test tables. */
export function SampleDialog({ folder, onClose }: { folder: string; onClose(): void }) {
  const { data: places } = usePlaces();
  const stems = useComponentTests(folder).data?.stems ?? [];
  const [chosenPlace, setPlace] = useState<string | null>(null);
  const place = chosenPlace ?? places?.[0] ?? null;
  const [name, setName] = useState<string | null>(null);
  const path = place !== null && name !== null ? `${place}.${name}` : null;
  const table = useTable(path);
  const [rows, setRows] = useState(String(FEW_ROWS));
  const [typedStem, setStem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const underWay = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (underWay.current !== null) stopAct(underWay.current);
    },
    [],
  );

  const stem = typedStem ?? (name === null ? "" : stemFor(name, stems));
  const wanted = Number(rows);
  const isNumber = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_ROWS;
  const isName = stemPattern.test(stem);
  const replaces = stems.includes(stem);
  const isReady = path !== null && table.data !== undefined && isNumber && isName;
  const bytes = table.data && isNumber ? estimate(table.data.entry, wanted) : null;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!isReady || saving) return;
    const run = nameOfAct("sample");
    underWay.current = run;
    setSaving(true);
    const saved = await change(() => studio.takeSample(run, { table: path, rows: wanted, folder, stem }));
    if (underWay.current !== run) return;
    underWay.current = null;
    setSaving(false);
    if (saved === null) return;
    useTests.getState().show(folder, { kind: "sheet", stem });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="lg"
      aria-labelledby="sample-title"
      slotProps={{ paper: { sx: { height: 680, maxHeight: "calc(100% - 64px)" } } }}
    >
      <Box component="form" noValidate onSubmit={(event) => void save(event)} sx={{ display: "contents" }}>
        <DialogTitle id="sample-title">Take rows from the warehouse</DialogTitle>
        <Box sx={{ display: "flex", flex: 1, minHeight: 0, borderBottom: 1, borderColor: "divider" }}>
          <Box sx={{ width: 320, flex: "none", borderRight: 1, borderColor: "divider" }}>
            <TableList
              place={place}
              onPlace={(next) => {
                setPlace(next);
                setName(null);
                setStem(null);
              }}
              chosen={name}
              onChoose={(entry) => {
                setName(entry.name);
                setStem(null);
              }}
            />
          </Box>
          <Box sx={{ flex: 1, minWidth: 0, minHeight: 0 }}>
            {path === null ? (
              <EmptyState title="Choose a table">Its columns and first rows show here.</EmptyState>
            ) : table.error !== null ? (
              <Box sx={{ p: 2 }}>
                <Refusal error={table.error} />
              </Box>
            ) : (
              table.data && <Look path={path} preview={table.data} />
            )}
          </Box>
        </Box>
        <DialogActions sx={{ alignItems: "flex-start", gap: 1.5, pt: "12px !important" }}>
          <TextField
            label="Rows to take"
            type="number"
            value={rows}
            error={!isNumber}
            helperText={
              isNumber
                ? bytes === null
                  ? " "
                  : `About ${sizeText(bytes)}`
                : `From 1 to ${MOST_ROWS.toLocaleString("en")}`
            }
            slotProps={{ htmlInput: { min: 1, max: MOST_ROWS, step: 1 } }}
            onChange={(event) => setRows(event.target.value)}
            sx={{ width: 140 }}
          />
          <LineField
            label="Name of the test table"
            value={stem}
            error={stem !== "" && !isName}
            helperText={
              stem !== "" && !isName
                ? "Letters, digits, hyphens and underscores"
                : replaces
                  ? "There is a table of this name: it will be replaced. Undo brings it back."
                  : stem === ""
                    ? " "
                    : `Saved as ${stem}.ndjson and ${stem}.schema`
            }
            onChange={setStem}
            sx={{ flex: 1, maxWidth: 420 }}
          />
          <Box sx={{ flex: 1 }} />
          <Button color="inherit" onClick={onClose} sx={{ mt: "20px" }}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={!isReady} loading={saving} sx={{ mt: "20px" }}>
            {replaces ? "Replace" : "Save"}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}

/** What a table holds, before anything of it is taken. */
function Look({
  path,
  preview: { entry, columns, firstRows: rows },
}: {
  path: string;
  preview: TablePreview;
}) {
  const facts = [
    entry.kind === "view" && "View",
    entry.rows !== null && count(entry.rows, "row"),
    entry.bytes !== null && sizeText(entry.bytes),
    count(columns.length, "column"),
  ];
  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: "100%", minHeight: 0 }}>
      <Box sx={{ p: "0 16px 8px" }}>
        <Typography component="h3" variant="h4" className="selectable" noWrap title={path}>
          {entry.name}
        </Typography>
        <Typography variant="caption" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
          {facts.filter(Boolean).join(" · ")}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, borderTop: 1, borderColor: "divider" }}>
        <RowsTable label={`First rows of ${entry.name}`} table={rows} />
      </Box>
    </Box>
  );
}
