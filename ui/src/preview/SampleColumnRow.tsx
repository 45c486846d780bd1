import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import OutlinedInput from "@mui/material/OutlinedInput";
import Tooltip from "@mui/material/Tooltip";

import type { SampleColumn } from "../generated/SampleColumn";
import { DataTypeSelect } from "./DataTypeSelect";

interface SampleColumnRowProps {
  column: SampleColumn;
  problem: string | null;
  onChange(column: SampleColumn): void;
  onRemove(): void;
}

export function SampleColumnRow({ column, problem, onChange, onRemove }: SampleColumnRowProps) {
  return (
    <Box component="li" sx={{ display: "flex", alignItems: "center", gap: "4px", mb: "4px" }}>
      <Tooltip title={problem ?? ""}>
        <OutlinedInput
          size="small"
          fullWidth
          value={column.name}
          error={problem !== null}
          onChange={(event) => onChange({ ...column, name: event.target.value })}
          slotProps={{ input: { "aria-label": "Column name", spellCheck: false, autoComplete: "off" } }}
        />
      </Tooltip>
      <DataTypeSelect
        label={`Type of ${column.name}`}
        value={column.dataType}
        onChange={(dataType) => onChange({ ...column, dataType })}
      />
      <Tooltip title="Remove column">
        <IconButton aria-label={`Remove column ${column.name}`} onClick={onRemove}>
          <Close sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
