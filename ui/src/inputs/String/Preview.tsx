import { TextField } from "../controls/TextField";
import type { PreviewProps } from "../types";

export function Preview(props: PreviewProps) {
  return <TextField {...props} multiline={props.input.own.mode === "multiline"} />;
}
