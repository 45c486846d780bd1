import OutlinedInput from "@mui/material/OutlinedInput";

import { workflows } from "../../theme/tokens";
import type { PreviewProps } from "../types";
import { named } from "./ids";
import { useDraft } from "./useDraft";
import { asText } from "./values";

type TextFieldProps = Pick<PreviewProps, "input" | "field" | "id" | "onChange"> & { multiline?: boolean };

const textArea = {
  // A form beside the preview gives it less room.
  "& textarea": { height: `var(--text-area-height, ${workflows.textAreaHeight}px)`, resize: "none" },
} as const;

const nullWhenEmpty = (text: string) => (text === "" ? null : text);

/** A text, on one line or several; empty is no value. */
export function TextField({ input, field, id, onChange, multiline = false }: TextFieldProps) {
  const { text, type, settle } = useDraft({
    value: field.value,
    format: asText,
    parse: nullWhenEmpty,
    onChange,
  });
  return (
    <OutlinedInput
      id={id}
      size="small"
      fullWidth
      multiline={multiline}
      // A text area of one size: measuring its text at every letter would cost more than the letter.
      inputComponent={multiline ? "textarea" : "input"}
      value={text}
      placeholder={input.placeholder}
      error={field.problem !== null}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
      slotProps={{ input: { ...named(id, field), spellCheck: false, autoComplete: "off" } }}
      sx={multiline ? textArea : undefined}
    />
  );
}
