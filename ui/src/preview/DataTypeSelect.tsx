import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { useRegistry } from "../api/queries";
import type { DataType } from "../generated/DataType";

interface DataTypeSelectProps {
  label: string;
  value: DataType;
  onChange(dataType: DataType): void;
}

/** A column's type; "other" is what no Column input can ask for. */
export function DataTypeSelect({ label, value, onChange }: DataTypeSelectProps) {
  const { data: registry } = useRegistry();
  const types = new Set([...(registry?.dataTypes ?? []), "other", value]);
  return (
    <Select
      size="small"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      SelectDisplayProps={{ "aria-label": label }}
      sx={{ flex: "none", width: 118 }}
    >
      {[...types].map((type) => (
        <MenuItem key={type} value={type}>
          {type}
        </MenuItem>
      ))}
    </Select>
  );
}
