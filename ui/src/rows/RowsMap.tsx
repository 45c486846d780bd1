import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { lazy, Suspense, useState } from "react";

import type { Table } from "../generated/Table";
import { MapMessage } from "../map/MapMessage";
import { hasWebGl } from "../map/webgl";
import { LoadingRoom } from "../shell/Room";
import { geographyColumns } from "./places";

const RowsMapCanvas = lazy(() => import("./RowsMapCanvas"));

export interface RowsMapProps {
  /** What assistive technology calls it: "Map of trade_areas". */
  label: string;
  /** With at least one geography column; see `geographyColumns`. */
  table: Table;
  /** The place of the chosen row in `table.rows`. */
  selected: number | null;
  onSelect(row: number | null): void;
}

/** A table's geographies on the map that ships with the app. A click chooses the row; the chosen row stands out. */
export function RowsMap({ label, table, selected, onSelect }: RowsMapProps) {
  const columns = geographyColumns(table);
  const [wanted, setWanted] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [canDraw] = useState(hasWebGl);
  const column = columns.find((at) => table.columns[at]?.name === wanted) ?? columns[0];
  if (column === undefined) return <MapMessage>There is no geography among the columns.</MapMessage>;
  if (!canDraw || failure !== null)
    return <MapMessage>{failure ?? "This machine cannot draw maps: WebGL is switched off."}</MapMessage>;
  return (
    <Box
      role="region"
      aria-label={label}
      sx={{ position: "relative", height: "100%", minHeight: 0, overflow: "hidden" }}
    >
      <Suspense fallback={<LoadingRoom />}>
        <RowsMapCanvas
          table={table}
          column={column}
          selected={selected}
          onSelect={onSelect}
          onFail={setFailure}
        />
      </Suspense>
      {columns.length > 1 && (
        <Select
          value={column}
          onChange={({ target }) => setWanted(table.columns[Number(target.value)]?.name ?? null)}
          SelectDisplayProps={{ "aria-label": "Geography shown" }}
          sx={{ position: "absolute", top: 8, left: 8, fontSize: 12 }}
        >
          {columns.map((at) => (
            <MenuItem key={at} value={at}>
              {table.columns[at]?.name}
            </MenuItem>
          ))}
        </Select>
      )}
    </Box>
  );
}
