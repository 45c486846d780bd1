import EditOutlined from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";

import type { Input } from "../generated/Input";
import { labelId, problemId } from "../inputs/controls/ids";
import { useTests } from "../state/tests";

/** Which of the component's test tables stands behind a Table input. */
export function TableChoice({
  id,
  folder,
  input,
  value,
  stems,
  onChange,
}: {
  id: string;
  folder: string;
  input: Input;
  value: string | null;
  stems: readonly string[];
  onChange(stem: string | null): void;
}) {
  const isGone = value !== null && !stems.includes(value);
  return (
    <Box>
      <Box sx={{ display: "flex", gap: "4px" }}>
        <Select
          fullWidth
          displayEmpty
          value={value ?? ""}
          error={isGone}
          onChange={(event) => onChange(event.target.value || null)}
          SelectDisplayProps={{ id, "aria-labelledby": labelId(id), "aria-describedby": problemId(id) }}
        >
          <MenuItem value="">
            <i>{input.optional ? "Not connected" : "No table"}</i>
          </MenuItem>
          {isGone && <MenuItem value={value}>{value}.ndjson (missing)</MenuItem>}
          {stems.map((stem) => (
            <MenuItem key={stem} value={stem}>
              {stem}.ndjson
            </MenuItem>
          ))}
        </Select>
        {value !== null && !isGone && (
          <Tooltip title="Edit the table's rows">
            <IconButton
              aria-label={`Edit the rows of ${value}`}
              onClick={() => useTests.getState().show(folder, { kind: "sheet", stem: value })}
            >
              <EditOutlined />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      {isGone && (
        <Typography id={problemId(id)} role="alert" variant="caption" color="error">
          There is no {value}.ndjson in the test folder
        </Typography>
      )}
    </Box>
  );
}
