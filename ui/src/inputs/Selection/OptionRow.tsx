import Box from "@mui/material/Box";
import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";

import { useMarks } from "../../fields/document";
import { set } from "../../fields/edits";
import { FieldMarks, type Mark } from "../../fields/FieldMarks";
import { focusables } from "../../fields/focus";
import { RemoveButton } from "../../fields/RemoveButton";
import { TextInput } from "../../fields/TextInput";
import { fieldId } from "../../fields/TextRow";
import type { Input } from "../../generated/Input";
import { linesOf, usesOf } from "./optionEdits";

interface OptionRowProps {
  input: Input;
  inputs: readonly Input[];
  pointer: string;
  option: string;
  at: number;
  handle: ReactNode;
  /** What is odd about it. */
  odd: string | null;
  autoFocus: boolean;
  /** Adds options behind this one. */
  onAdd(texts: string[]): void;
  onRemove(): void;
}

export function OptionRow({
  input,
  inputs,
  pointer,
  option,
  at,
  handle,
  odd,
  autoFocus,
  onAdd,
  onRemove,
}: OptionRowProps) {
  const found = useMarks(pointer);
  const marks: Mark[] =
    odd === null || found.length > 0 ? [...found] : [{ severity: "warning", message: odd }];
  // Looked up once per visit: on its way to "BC", an "A" must not be taken for another option "B".
  const uses = useRef<string[]>([]);

  function paste(event: ClipboardEvent<HTMLElement>) {
    const [first, ...rest] = linesOf(event.clipboardData.getData("text/plain"));
    if (first === undefined || rest.length === 0) return;
    event.preventDefault();
    onAdd(option === "" ? [first, ...rest] : [first, ...rest]);
    if (option === "") onRemove();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const row = event.currentTarget.closest("li");
    if (event.key === "Enter") onAdd([""]);
    else if (event.key === "Backspace" && event.target.value === "" && at > 0) {
      const before = row?.previousElementSibling;
      if (before)
        focusables(before)
          .find((each) => each instanceof HTMLInputElement)
          ?.focus();
      onRemove();
    } else return;
    event.preventDefault();
  }

  return (
    <Box data-pointer={pointer} sx={{ ml: "-18px", scrollMargin: "48px" }}>
      <Box
        onKeyDown={onKeyDown}
        onPaste={paste}
        onFocus={() => (uses.current = usesOf(input, inputs, at))}
        sx={{ display: "flex", alignItems: "center", gap: "2px" }}
      >
        {handle}
        <TextInput
          id={fieldId(pointer)}
          pointer={pointer}
          value={option}
          history="Edit option"
          required
          autoFocus={autoFocus}
          placeholder="Option"
          edits={(text) => [set(pointer, text), ...uses.current.map((use) => set(use, text))]}
          attributes={{ "aria-label": `Option ${at + 1}` }}
        />
        <RemoveButton what={option ? `option ${option}` : "empty option"} onClick={onRemove} />
      </Box>
      <Box sx={{ pl: "18px" }}>
        <FieldMarks marks={marks} />
      </Box>
    </Box>
  );
}
