import Typography from "@mui/material/Typography";

import { TextField } from "../controls/TextField";
import type { PreviewProps } from "../types";

/** A type that works in packages but that no documentation describes: a text, and a word about it. */
export function Preview(props: PreviewProps) {
  return (
    <>
      <TextField {...props} />
      <Typography variant="caption" component="div" sx={{ mt: "4px", color: "text.secondary" }}>
        {props.input.type ? `${props.input.type}: undocumented type` : "No type"}
      </Typography>
    </>
  );
}
