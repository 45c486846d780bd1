import Add from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Typography from "@mui/material/Typography";
import { memo } from "react";

import type { ConnectedTable } from "../generated/ConnectedTable";
import type { SampleColumn } from "../generated/SampleColumn";
import type { SampleSource } from "../generated/SampleSource";
import { usePreviewValues } from "../state/previewValues";
import { SampleColumnRow } from "./SampleColumnRow";
import { newColumn, problemOf } from "./sampleColumns";

interface SampleTableProps {
  folder: string;
  table: ConnectedTable;
  title: string;
  /** Whether the node works without it. */
  isOptional: boolean;
}

/** One table's columns, which can be edited here without touching the package. */
export const SampleTable = memo(function SampleTable({ folder, table, title, isOptional }: SampleTableProps) {
  const { input } = table;
  const edited = usePreviewValues((store) => store.schemasByFolder[folder]?.[input]);
  const isConnected = usePreviewValues((store) => store.byFolder[folder]?.[input] !== null);
  const { set, clear, setSchema } = usePreviewValues.getState();

  const columns = edited ?? table.columns;
  const source: SampleSource = edited ? "edited" : table.source === "edited" ? "sample" : table.source;
  const change = (changed: SampleColumn[]) => setSchema(folder, input, changed);
  const replace = (at: number, column: SampleColumn) =>
    change(columns.map((other, index) => (index === at ? column : other)));

  return (
    <Box role="group" aria-label={`Sample table of ${title}`}>
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 28, gap: "8px" }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ fontWeight: 500, overflowWrap: "anywhere" }}>{title}</Box>
          <Typography variant="caption" color="textSecondary" component="div">
            {sourceText(source, table.name)}
          </Typography>
        </Box>
        {isOptional && (
          <FormControlLabel
            label="Connected"
            control={<Checkbox size="small" checked={isConnected} />}
            onChange={(_, checked) => (checked ? clear(folder, input) : set(folder, input, null))}
            sx={{ mr: 0 }}
          />
        )}
      </Box>
      {isConnected && (
        <>
          <Box component="ul" aria-label="Columns" sx={{ m: "6px 0 4px", p: 0, listStyle: "none" }}>
            {columns.map((column, at) => (
              <SampleColumnRow
                key={at}
                column={column}
                problem={problemOf(columns, at)}
                onChange={(changed) => replace(at, changed)}
                onRemove={() => change(columns.filter((_, index) => index !== at))}
              />
            ))}
          </Box>
          {columns.length === 0 && (
            <Typography variant="caption" color="textSecondary" component="p" sx={{ m: "0 0 4px" }}>
              The table has no columns.
            </Typography>
          )}
          <Box sx={{ display: "flex", gap: "4px" }}>
            <Button startIcon={<Add />} onClick={() => change([...columns, newColumn(columns)])}>
              Add column
            </Button>
            {edited && <Button onClick={() => setSchema(folder, input, null)}>Reset</Button>}
          </Box>
        </>
      )}
    </Box>
  );
});

function sourceText(source: SampleSource, table: string): string {
  switch (source) {
    case "test":
      return `From the test’s ${table}.ndjson`;
    case "edited":
      return "Edited here";
    case "sample":
      return "A plain sample: no test names a table";
  }
}
