import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { COLORS } from "./theme";

export interface GeoJsonSwitchProps {
  checked: boolean;
  disabled: boolean;
  describedBy: string | undefined;
  onChange(checked: boolean): void;
}

/** Between the map and the text. */
export function GeoJsonSwitch({ checked, disabled, describedBy, onChange }: GeoJsonSwitchProps) {
  return (
    <FormControlLabel
      disabled={disabled}
      control={
        <Switch
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          slotProps={{ input: { role: "switch", "aria-describedby": describedBy } }}
          sx={outlined}
        />
      }
      label="GeoJSON view"
      sx={{ m: 0, gap: "8px", "& .MuiFormControlLabel-label": { fontSize: 14 } }}
    />
  );
}

/** A small outlined track with a dot, 24 by 16. */
const outlined = {
  width: 24,
  height: 16,
  p: 0,
  overflow: "visible",
  "& .MuiSwitch-switchBase": {
    p: "4px",
    color: COLORS.textFaint,
    "&.Mui-checked": { transform: "translateX(8px)", color: "#fff" },
    "&.Mui-checked + .MuiSwitch-track": {
      bgcolor: COLORS.primary,
      borderColor: COLORS.primary,
      opacity: 1,
    },
    "&.Mui-focusVisible + .MuiSwitch-track": { outline: `2px solid ${COLORS.primary}`, outlineOffset: "2px" },
  },
  "& .MuiSwitch-thumb": { width: 8, height: 8, boxShadow: "none" },
  "& .MuiSwitch-track": {
    boxSizing: "border-box",
    borderRadius: "8px",
    border: `1px solid ${COLORS.textFaint}`,
    bgcolor: "transparent",
    opacity: 1,
  },
} as const;
