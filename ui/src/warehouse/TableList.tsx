import TableChartOutlined from "@mui/icons-material/TableChartOutlined";
import ViewListOutlined from "@mui/icons-material/ViewListOutlined";
import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Skeleton from "@mui/material/Skeleton";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { TableEntry } from "../generated/TableEntry";
import { ListRow } from "../tests/ListRow";
import { count } from "../words";
import { usePlaces, useTables } from "./browse";
import { Refusal } from "./Findings";

interface TableListProps {
  place: string | null;
  onPlace(place: string): void;
  chosen: string | null;
  onChoose(table: TableEntry): void;
}

/** The places and tables that the connection's user sees. */
export function TableList({ place, onPlace, chosen, onChoose }: TableListProps) {
  const places = usePlaces();
  const tables = useTables(place);
  const [search, setSearch] = useState("");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = tables.data?.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const error = places.error ?? tables.error;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", minHeight: 0, height: "100%" }}>
      <Box sx={{ display: "grid", gap: "8px", p: "0 12px 8px 20px" }}>
        <TextField
          select
          label="In"
          value={place ?? ""}
          onChange={(event) => onPlace(event.target.value)}
          disabled={places.data === undefined}
        >
          {(places.data ?? []).map((each) => (
            <MenuItem key={each} value={each}>
              {each}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="Find"
          type="search"
          value={search}
          placeholder="Part of a name"
          onChange={(event) => setSearch(event.target.value)}
        />
      </Box>
      <Box component="nav" aria-label="Tables" sx={{ flex: 1, minHeight: 0, overflowY: "auto" }}>
        {error !== null && (
          <Box sx={{ p: "4px 12px 4px 20px" }}>
            <Refusal error={error} />
          </Box>
        )}
        {error === null && !found && <Waiting />}
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: "0 0 8px 8px" }}>
          {found?.map((table) => (
            <ListRow
              key={table.name}
              icon={
                table.kind === "table" ? <TableChartOutlined sx={sign} /> : <ViewListOutlined sx={sign} />
              }
              label={table.name}
              said={`${table.kind === "table" ? "Table" : "View"} ${table.name}`}
              note={table.rows === null ? undefined : count(table.rows, "row")}
              selected={table.name === chosen}
              onSelect={() => onChoose(table)}
            />
          ))}
        </Box>
        {found?.length === 0 && (
          <Typography sx={{ p: "0 20px", color: "text.secondary" }}>
            {tables.data?.length === 0 ? "There are no tables here." : "No table is called so."}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

/** Grey bars that come only when it takes long enough to notice. */
const Waiting = () => (
  <Box
    aria-hidden
    sx={{
      p: "4px 12px 4px 20px",
      animation: "appear 200ms 150ms both",
      "@keyframes appear": { from: { opacity: 0 }, to: { opacity: 1 } },
    }}
  >
    {[70, 55, 80, 40].map((width) => (
      <Skeleton key={width} width={`${width}%`} height={22} animation={false} />
    ))}
  </Box>
);

const sign = { fontSize: 16, color: "text.secondary" } as const;
