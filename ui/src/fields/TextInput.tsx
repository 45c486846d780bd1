import OutlinedInput from "@mui/material/OutlinedInput";
import type { InputBaseComponentProps } from "@mui/material/InputBase";
import { useCallback, type ReactNode } from "react";

import type { Edit } from "../generated/Edit";
import { codeFont } from "../theme/studioTheme";
import { setText } from "./edits";
import { useEditedText } from "./useEditedText";

export interface TextInputProps {
  id: string;
  pointer: string;
  value: string;
  /** What the history calls the change. */
  history: string;
  /** An empty text stays as an empty text; otherwise its key goes. */
  required?: boolean;
  multiline?: boolean;
  mono?: boolean;
  placeholder?: string;
  invalid?: boolean;
  endAdornment?: ReactNode;
  /** Edits other than setting the text at the pointer. */
  edits?(text: string): Edit[];
  attributes?: InputBaseComponentProps;
}

/** A text of the package, without label. */
export function TextInput({
  id,
  pointer,
  value,
  history,
  required = false,
  multiline = false,
  mono = false,
  placeholder,
  invalid = false,
  endAdornment,
  edits,
  attributes,
}: TextInputProps) {
  const own = useCallback((text: string) => [setText(pointer, text, required)], [pointer, required]);
  const { text, type, failed } = useEditedText({ pointer, value, label: history, edits: edits ?? own });
  return (
    <OutlinedInput
      id={id}
      size="small"
      fullWidth
      multiline={multiline}
      maxRows={multiline ? 10 : undefined}
      value={text}
      placeholder={placeholder}
      error={invalid || failed}
      endAdornment={endAdornment}
      onChange={(event) => type(event.target.value)}
      slotProps={{ input: { spellCheck: false, autoComplete: "off", ...attributes } }}
      sx={{
        ...(multiline && { padding: "0 !important", "& textarea": { padding: "5px 9px" } }),
        ...(mono && { "& input, & textarea": { fontFamily: codeFont, fontSize: 12 } }),
      }}
    />
  );
}
