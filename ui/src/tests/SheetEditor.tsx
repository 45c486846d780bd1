// The editor of a test's table: its grid, its types, and its shapes on the map.
import AddIcon from "@mui/icons-material/Add";
import CodeIcon from "@mui/icons-material/Code";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import MapOutlined from "@mui/icons-material/MapOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import ToggleButton from "@mui/material/ToggleButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { change } from "../api/apply";
import { arrived } from "../api/arrived";
import { keys, useTestSheet } from "../api/queries";
import { studio } from "../api/studio";
import type { SheetEdit } from "../generated/SheetEdit";
import { openAt } from "../problems/place";
import { geographyColumns } from "../rows/places";
import { RowsMap } from "../rows/RowsMap";
import { LoadingRoom } from "../shell/Room";
import { count } from "../words";
import { boundsOf, clamp, at, type Range } from "./grid";
import { PlaceLink } from "./PlaceLink";
import { NewColumn } from "./NewColumn";
import { SheetGrid } from "./SheetGrid";

/** A selection that rows and columns taken away may have left behind. */
function within({ anchor, active }: Range, rows: number, columns: number): Range {
  const held = (cell: Range["active"]) => ({
    row: clamp(cell.row, rows - 1),
    column: clamp(cell.column, columns - 1),
  });
  return { anchor: held(anchor), active: held(active) };
}

export function SheetEditor({ folder, stem }: { folder: string; stem: string }) {
  const { data, error } = useTestSheet(folder, stem);
  const [wanted, select] = useState<Range>(at(0, 0));
  const [showsMap, showMap] = useState(true);
  if (error) return <Alert severity="error">{stem}.ndjson cannot be read</Alert>;
  if (!data) return <LoadingRoom />;
  const { sheet, path, typeNames } = data;
  const { columns, rows, faults } = sheet;
  const selected = within(wanted, rows.length, columns.length);
  const { top, bottom } = boundsOf(selected);
  const picked = bottom - top + 1;
  const hasShapes = geographyColumns(sheet).length > 0;

  async function edit(made: SheetEdit): Promise<boolean> {
    const outcome = await change(() => studio.editTestSheet(folder, stem, made));
    await arrived(keys.sheet(folder, stem));
    return outcome !== null;
  }

  return (
    <Stack component="section" aria-label={`Table ${stem}`} sx={{ height: "100%", minHeight: 0 }}>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          flexWrap: "wrap",
          gap: "4px",
          p: "6px 8px 6px 12px",
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <Button
          startIcon={<AddIcon />}
          onClick={() => void edit({ kind: "insertRows", at: bottom + 1, count: 1 })}
        >
          Row
        </Button>
        <NewColumn
          taken={columns.map(({ name }) => name)}
          typeNames={typeNames}
          onAdd={(name, typeName) => void edit({ kind: "addColumn", name, typeName })}
        />
        <Tooltip title={picked > 1 ? `Remove ${picked} rows` : "Remove row"}>
          <span>
            <IconButton
              aria-label={picked > 1 ? `Remove ${picked} rows` : "Remove row"}
              disabled={rows.length === 0}
              onClick={() =>
                void edit({
                  kind: "removeRows",
                  rows: Array.from({ length: picked }, (_, index) => top + index),
                })
              }
            >
              <DeleteOutlined />
            </IconButton>
          </span>
        </Tooltip>
        <Typography
          variant="caption"
          sx={{ flex: 1, color: "text.secondary", pl: 1, fontVariantNumeric: "tabular-nums" }}
        >
          {count(rows.length, "row")}, {count(columns.length, "column")}
          {faults.length > 0 && (
            <Box component="span" sx={{ color: "error.main" }}>
              {" "}
              · {count(faults.length, "problem")}
            </Box>
          )}
        </Typography>
        {hasShapes && (
          <Tooltip title={showsMap ? "Hide the map" : "Show the map"}>
            <ToggleButton
              value="map"
              selected={showsMap}
              aria-label="Map"
              onClick={() => showMap(!showsMap)}
              sx={{ px: "6px" }}
            >
              <MapOutlined />
            </ToggleButton>
          </Tooltip>
        )}
        <Tooltip title="Open as text">
          <IconButton
            aria-label="Open as text"
            onClick={() => openAt(path, { line: sheet.lines[selected.active.row] ?? 1, column: 1 })}
          >
            <CodeIcon />
          </IconButton>
        </Tooltip>
      </Box>
      {sheet.schema_problem && (
        <Alert severity="error" variant="outlined" sx={{ m: "8px 12px" }}>
          {sheet.schema_problem.message}{" "}
          <PlaceLink path={sheet.schema_problem.path} place={sheet.schema_problem.place} />
        </Alert>
      )}
      <Box sx={{ flex: 3, minHeight: 120 }}>
        {columns.length === 0 ? (
          <Typography sx={{ p: 2, color: "text.secondary" }}>
            This table has no columns yet: add one.
          </Typography>
        ) : (
          <SheetGrid
            stem={stem}
            sheet={sheet}
            typeNames={typeNames}
            selected={selected}
            onSelect={select}
            onCells={(cells) => edit({ kind: "setCells", cells })}
            onType={(name, typeName) => void edit({ kind: "setType", name, typeName })}
            onRename={(from, to) => void edit({ kind: "renameColumn", from, to })}
            onRemoveColumn={(name) => void edit({ kind: "removeColumn", name })}
          />
        )}
      </Box>
      {hasShapes && showsMap && (
        <Box sx={{ flex: 2, minHeight: 140, borderTop: 1, borderColor: "divider" }}>
          <RowsMap
            label={`Map of ${stem}`}
            table={sheet}
            selected={selected.active.row}
            onSelect={(row) => row !== null && select(at(row, selected.active.column))}
          />
        </Box>
      )}
    </Stack>
  );
}
