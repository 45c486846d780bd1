import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Tooltip from "@mui/material/Tooltip";

import { useEngine } from "../state/engine";

const small = {
  "& .MuiFormControlLabel-label": { fontSize: 12 },
  color: "text.secondary",
  m: 0,
} as const;

const numbers = [1, 2, 4, 8, 16];

/** How test cases run in the warehouse. */
export function WarehouseOptions() {
  const { compare, installFirst, jobs, change } = useEngine();
  return (
    <Box
      role="group"
      aria-label="In the warehouse"
      sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: "0 14px", p: "0 12px 6px" }}
    >
      <Tooltip title="Runs each case here too, and says whether both bring the same">
        <FormControlLabel
          label="Compare with this computer"
          control={
            <Checkbox
              checked={compare}
              onChange={(_, on) => change({ compare: on })}
              slotProps={{ input: { "aria-label": "Compare with this computer" } }}
            />
          }
          sx={small}
        />
      </Tooltip>
      <Tooltip title="Installs the package before its tests run. Without it, they call what is installed there now">
        <FormControlLabel
          label="Install first"
          control={
            <Checkbox
              checked={installFirst}
              onChange={(_, on) => change({ installFirst: on })}
              slotProps={{ input: { "aria-label": "Install first" } }}
            />
          }
          sx={small}
        />
      </Tooltip>
      <Box sx={{ display: "flex", alignItems: "center", gap: "6px", fontSize: 12, color: "text.secondary" }}>
        <span id="cases-at-once">Cases at once</span>
        <Select
          variant="standard"
          disableUnderline
          value={jobs}
          labelId="cases-at-once"
          onChange={({ target }) => change({ jobs: target.value })}
          sx={{ fontSize: 12 }}
        >
          <MenuItem value={0}>As usual</MenuItem>
          {numbers.map((number) => (
            <MenuItem key={number} value={number}>
              {number}
            </MenuItem>
          ))}
        </Select>
      </Box>
    </Box>
  );
}
