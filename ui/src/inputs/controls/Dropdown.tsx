import KeyboardArrowDown from "@mui/icons-material/KeyboardArrowDown";
import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { KeyboardEvent } from "react";

import type { FieldState } from "../../generated/FieldState";
import { workflows } from "../../theme/tokens";
import { labelId, named } from "./ids";

interface DropdownProps {
  id: string;
  field: FieldState;
  value: string;
  choices: readonly string[];
  placeholder: string;
  /** Said in the list when there is nothing to choose. */
  none: string;
  /** Grey without a border: the dropdown that adds to a list. */
  filled?: boolean;
  /** Takes the value away; without it a value can only be replaced. */
  onClear?: (() => void) | undefined;
  onChange(choice: string): void;
}

/** One of several. A value that is not among them is shown all the same. */
export function Dropdown({
  id,
  field,
  value,
  choices,
  placeholder,
  none,
  filled = false,
  onClear,
  onChange,
}: DropdownProps) {
  const clear = value === "" ? undefined : onClear;

  function clearByKey(event: KeyboardEvent) {
    if (clear && (event.key === "Delete" || event.key === "Backspace")) clear();
  }

  return (
    <Box
      sx={{
        position: "relative",
        "& .dropdown-clear": { opacity: 0 },
        "&:hover .dropdown-clear, &:focus-within .dropdown-clear": { opacity: 1 },
      }}
    >
      <Select
        size="small"
        fullWidth
        displayEmpty
        labelId={labelId(id)}
        value={choices.includes(value) ? value : ""}
        error={field.problem !== null}
        renderValue={() =>
          value === "" ? (
            <Box component="span" sx={{ color: "text.disabled" }}>
              {placeholder}
            </Box>
          ) : (
            value
          )
        }
        IconComponent={KeyboardArrowDown}
        SelectDisplayProps={{ id, onKeyDownCapture: clearByKey, ...named(id, field) }}
        onChange={(event) => onChange(event.target.value)}
        className={filled ? "dropdown-filled" : undefined}
        sx={filled ? filledLook : undefined}
      >
        {choices.length === 0 && (
          <MenuItem disabled value="">
            {none}
          </MenuItem>
        )}
        {choices.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {choice}
          </MenuItem>
        ))}
      </Select>
      {clear && (
        <IconButton
          className="dropdown-clear"
          aria-label="Clear"
          onClick={() => {
            clear();
            document.getElementById(id)?.focus();
          }}
          sx={{ position: "absolute", top: 6, right: 34, width: 20, height: 20, p: 0 }}
        >
          <Close sx={{ fontSize: 14 }} />
        </IconButton>
      )}
    </Box>
  );
}

const filledLook = {
  backgroundColor: workflows.filled,
  "&:not(.Mui-focused):not(.Mui-error) .MuiOutlinedInput-notchedOutline": { borderColor: "transparent" },
};
