import { memo, type ReactNode } from "react";

import { describedBy } from "../inputs/controls/ids";
import { useMarks } from "./document";
import { worst } from "./FieldMarks";
import { Row } from "./Row";
import { TextInput, type TextInputProps } from "./TextInput";

interface TextRowProps extends Omit<TextInputProps, "history" | "id" | "invalid"> {
  label: string;
  hint?: ReactNode;
  /** Stands for the pointer in element ids where two rows show one pointer. */
  id?: string;
}

/** The element id of the field for a pointer. */
export const fieldId = (pointer: string): string => `field${pointer.replaceAll("/", "-")}`;

/** A labelled text of the package. */
export const TextRow = memo(function TextRow({ label, hint, id: ownId, ...field }: TextRowProps) {
  const id = ownId ?? fieldId(field.pointer);
  const severity = worst(useMarks(field.pointer));
  return (
    <Row label={label} id={id} pointer={field.pointer} hint={hint}>
      <TextInput
        {...field}
        id={id}
        history={`Edit ${label.toLowerCase()}`}
        invalid={severity === "error"}
        attributes={{ "aria-describedby": describedBy(id) }}
      />
    </Row>
  );
});
