import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { useEffect, useState } from "react";

import type { Input } from "../generated/Input";
import type { RowsSource } from "../generated/RowsSource";
import type { SampleRows } from "../generated/SampleRows";
import type { TrialSetup } from "../generated/TrialSetup";
import { RowsTable } from "../rows/RowsTable";
import { EmptyState } from "../shell/EmptyState";
import { usePreviewValues } from "../state/previewValues";
import { useSampleRows } from "./queries";
import { sourceOf } from "./request";
import { chooseRows } from "./running";
import { useTrial } from "./trials";
import { TypedText } from "./TypedText";
import { count } from "../words";

interface InputTableProps {
  folder: string;
  input: Input;
  setup: TrialSetup;
}

const TYPED = "typed rows";
const NONE = "no rows";
const nothingTyped: RowsSource = { kind: "typed", text: "", types: {} };

/** One Table input's rows: a test's, or typed here. */
export function InputTable({ folder, input, setup }: InputTableProps) {
  const trial = useTrial(folder);
  const isConnected = usePreviewValues((store) => store.byFolder[folder]?.[input.name] !== null);
  const source = isConnected ? sourceOf(input.name, setup, trial) : null;
  const { data: sample } = useSampleRows(
    folder,
    source?.kind === "typed" && source.text.trim() === "" ? null : source,
  );
  // What was typed is kept while another source is looked at.
  const [typed, setTyped] = useState<RowsSource>(source?.kind === "typed" ? source : nothingTyped);
  useOfferedColumns(folder, input.name, source, sample ?? null);

  function choose(next: RowsSource | null) {
    if (next?.kind === "typed") setTyped(next);
    const { set, clear } = usePreviewValues.getState();
    if (next === null) set(folder, input.name, null);
    else if (!isConnected) clear(folder, input.name);
    chooseRows(folder, input.name, next);
  }

  const value = source === null ? NONE : source.kind === "test" ? source.stem : TYPED;
  const typedSource = source?.kind === "typed" ? source : null;
  const problem = sample?.problem ?? null;
  const rows = sample?.table.rows.length ?? 0;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: "100%", minHeight: 0 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, flex: "none", p: "6px 10px" }}>
        <Select
          value={value}
          onChange={({ target }) =>
            choose(
              target.value === TYPED
                ? typed
                : target.value === NONE
                  ? null
                  : { kind: "test", stem: target.value },
            )
          }
          SelectDisplayProps={{ "aria-label": `Rows of ${input.title || input.name}` }}
          sx={{ minWidth: 220 }}
        >
          {setup.tables.map((stem) => (
            <MenuItem key={stem} value={stem}>
              {stem}.ndjson
            </MenuItem>
          ))}
          <MenuItem value={TYPED}>Typed or pasted rows</MenuItem>
          {(input.optional || source === null) && <MenuItem value={NONE}>No table</MenuItem>}
        </Select>
        <Box component="span" sx={{ fontSize: 12, color: "text.secondary" }}>
          {source !== null && !problem && rows > 0 && count(rows, "row")}
          {source?.kind === "test" && " of the component’s own tests"}
        </Box>
      </Box>
      <Box sx={{ display: "flex", flex: 1, minHeight: 0, borderTop: 1, borderColor: "divider" }}>
        {typedSource && (
          <TypedText
            text={typedSource.text}
            problem={typedSource.text.trim() === "" ? null : problem}
            onType={(text) => choose({ ...typedSource, text })}
          />
        )}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {source === null ? (
            <EmptyState title="No table is connected">
              {input.optional
                ? "It is optional: the component runs without it."
                : "Choose a test table, or type rows."}
            </EmptyState>
          ) : problem && source.kind === "test" ? (
            <EmptyState title={`${source.stem}.ndjson cannot be read`}>
              {problem.place && `Line ${problem.place.line}: `}
              {problem.message}
            </EmptyState>
          ) : sample && rows > 0 ? (
            <RowsTable
              label={`Sample rows of ${input.title || input.name}`}
              table={sample.table}
              types={
                typedSource
                  ? {
                      choices: setup.types,
                      onChange: (column, type) =>
                        choose({ ...typedSource, types: { ...typedSource.types, [column]: type } }),
                    }
                  : undefined
              }
            />
          ) : (
            typedSource && (
              <EmptyState title="Rows show here">With the type that each column looks like.</EmptyState>
            )
          )}
        </Box>
      </Box>
    </Box>
  );
}

/** Lets the form offer the columns of rows that were chosen by hand. */
function useOfferedColumns(
  folder: string,
  input: string,
  source: RowsSource | null,
  sample: SampleRows | null,
) {
  const chosen = useTrial(folder).sources[input];
  useEffect(() => {
    if (!chosen || chosen !== source || !sample || sample.problem || sample.columns.length === 0) return;
    const { schemas, setSchema } = usePreviewValues.getState();
    if (JSON.stringify(schemas(folder)[input]) !== JSON.stringify(sample.columns))
      setSchema(folder, input, sample.columns);
  }, [folder, input, chosen, source, sample]);
}
