import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Box from "@mui/material/Box";
import { memo, type ReactNode } from "react";

import { describedBy, descriptionId, problemId } from "../inputs/controls/ids";
import { useEdit, useMarks } from "./document";
import { setFlag } from "./edits";
import { FieldMarks } from "./FieldMarks";
import { fieldId } from "./TextRow";

interface CheckRowProps {
  label: string;
  pointer: string;
  checked: boolean;
  hint?: ReactNode;
}

/** Yes or no, in the column of the controls. No is an absent key. */
export const CheckRow = memo(function CheckRow({ label, pointer, checked, hint }: CheckRowProps) {
  const edit = useEdit();
  const id = fieldId(pointer);
  const marks = useMarks(pointer);
  return (
    <Box data-pointer={pointer} sx={{ scrollMargin: "24px" }}>
      <FormControlLabel
        sx={{ ml: "-5px", mr: 0, alignItems: "flex-start" }}
        control={
          <Checkbox
            checked={checked}
            onChange={(_, on) =>
              void edit(`Turn ${label.toLowerCase()} ${on ? "on" : "off"}`, setFlag(pointer, on))
            }
            slotProps={{ input: { id, "aria-describedby": describedBy(id) } }}
          />
        }
        label={
          <Box sx={{ pt: "4px" }}>
            {label}
            {hint && (
              <Box id={descriptionId(id)} sx={{ fontSize: 12, lineHeight: "16px", color: "text.secondary" }}>
                {hint}
              </Box>
            )}
          </Box>
        }
      />
      <FieldMarks id={problemId(id)} marks={marks} />
    </Box>
  );
});
