import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { descriptionId, labelId, problemId } from "../inputs/controls/ids";
import { useMarks } from "./document";
import { FieldMarks, type Mark } from "./FieldMarks";

interface RowProps {
  label: ReactNode;
  /** The element id of what takes the keyboard; label, hint and marks are named after it. */
  id: string;
  /** The metadata it shows, so that a problem there is marked here and can be gone to. */
  pointer?: string;
  /** Marks problems of everything below the pointer as well. */
  deep?: boolean;
  /** Marks of the window's own: a text that cannot be written down. */
  marks?: readonly Mark[];
  /** What the checks found is out of date: something else is being typed. */
  unchecked?: boolean;
  hint?: ReactNode;
  /** Several controls under one label. */
  group?: boolean;
  children: ReactNode;
}

const noMarks: readonly Mark[] = [];

/** A label and its control, side by side, or one above the other where it is narrow. */
export function Row({
  label,
  id,
  pointer,
  deep,
  marks = noMarks,
  unchecked,
  hint,
  group,
  children,
}: RowProps) {
  const found = useMarks(unchecked ? undefined : pointer, deep);
  const words = (
    <Box
      component={group ? "span" : "label"}
      id={labelId(id)}
      {...(group ? {} : { htmlFor: id })}
      sx={{ display: "block", pt: "6px", fontSize: 13, lineHeight: "20px", color: "text.secondary" }}
    >
      {label}
    </Box>
  );
  return (
    <Box
      data-pointer={pointer}
      {...(group ? { role: "group", "aria-labelledby": labelId(id) } : {})}
      sx={{
        display: "grid",
        gridTemplateColumns: "104px minmax(0, 1fr)",
        columnGap: "12px",
        scrollMargin: "24px",
        "@container form (max-width: 319px)": {
          gridTemplateColumns: "minmax(0, 1fr)",
          "& > :first-of-type": { py: "2px" },
        },
      }}
    >
      {words}
      <Box sx={{ minWidth: 0 }}>
        {children}
        <FieldMarks id={problemId(id)} marks={[...marks, ...found]} />
        {hint && (
          <Box
            id={descriptionId(id)}
            sx={{ mt: "4px", fontSize: 12, lineHeight: "16px", color: "text.secondary" }}
          >
            {hint}
          </Box>
        )}
      </Box>
    </Box>
  );
}
