import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import { useState } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";

import type { CaseResult } from "../generated/CaseResult";
import { geographyColumns } from "../rows/places";
import { RowsMap } from "../rows/RowsMap";
import { RowsTable } from "../rows/RowsTable";

const Divider = styled(Separator)(({ theme: { palette } }) => ({
  width: 1,
  backgroundColor: palette.divider,
  outline: "none",
  "&[data-separator=hover], &[data-separator=active], &:focus-visible": {
    backgroundColor: palette.primary.main,
    boxShadow: `0 0 0 1px ${palette.primary.main}`,
  },
}));

/** An output's rows, and where they lie when they have a place. */
export function OutputView({ result, name }: { result: CaseResult; name: string }) {
  const output = result.outputs.find((each) => each.name === name);
  const [chosen, setChosen] = useState<{ row: number | null; of: CaseResult } | null>(null);
  if (!output) return null;
  const { full } = output;
  // Another result has other rows in the same places.
  const selected = chosen?.of === result ? chosen.row : null;
  const select = (row: number | null) => setChosen({ row, of: result });
  const table = <RowsTable label={`Rows of ${name}`} table={full} selected={selected} onSelect={select} />;
  if (geographyColumns(full).length === 0 || full.rows.length === 0)
    return <Box sx={{ height: "100%" }}>{table}</Box>;
  return (
    <Group id="output" style={{ height: "100%" }}>
      <Panel id="rows" minSize={240} defaultSize="58%">
        {table}
      </Panel>
      <Divider aria-label="Width of the table" />
      <Panel id="map" minSize={200}>
        <RowsMap label={`Map of ${name}`} table={full} selected={selected} onSelect={select} />
      </Panel>
    </Group>
  );
}
