import OutlinedInput from "@mui/material/OutlinedInput";
import { memo, type ReactNode } from "react";

import { describedBy } from "../inputs/controls/ids";
import { asNumber, asText } from "../inputs/controls/values";
import { useMarks } from "./document";
import { remove, set } from "./edits";
import { worst, type Mark } from "./FieldMarks";
import { Row } from "./Row";
import { fieldId } from "./TextRow";
import { useEditedText } from "./useEditedText";

interface NumberRowProps {
  label: string;
  pointer: string;
  /** As the metadata has it: published packages also write numbers as strings. */
  value: unknown;
  placeholder?: string;
  hint?: ReactNode;
}

/** How a text reads once it is written as a number. */
const reads = (text: string) => asText(asNumber(text));

const notANumber: readonly Mark[] = [{ severity: "error", message: "This is not a number yet" }];

/** A labelled number of the package; emptied, its key goes. */
export const NumberRow = memo(function NumberRow({
  label,
  pointer,
  value,
  placeholder,
  hint,
}: NumberRowProps) {
  const id = fieldId(pointer);
  const { text, type, failed } = useEditedText({
    pointer,
    value: asText(value),
    label: `Edit ${label.toLowerCase()}`,
    reads,
    edits(text) {
      if (text.trim() === "") return [remove(pointer)];
      const number = asNumber(text);
      return number === null ? null : [set(pointer, number)];
    },
  });
  const unwritten = text.trim() !== "" && asNumber(text) === null && text !== asText(value);
  const severity = worst(useMarks(pointer));
  const invalid = unwritten || failed || severity === "error";
  return (
    <Row label={label} id={id} pointer={pointer} hint={hint} marks={unwritten ? notANumber : undefined}>
      <OutlinedInput
        id={id}
        size="small"
        fullWidth
        value={text}
        placeholder={placeholder}
        error={invalid}
        onChange={(event) => type(event.target.value)}
        slotProps={{
          input: {
            inputMode: "decimal",
            autoComplete: "off",
            "aria-describedby": describedBy(id),
          },
        }}
      />
    </Row>
  );
});
