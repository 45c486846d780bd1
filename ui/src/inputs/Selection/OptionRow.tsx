import Box from "@mui/material/Box";
import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";

import { useMarks } from "../../fields/document";
import { set } from "../../fields/edits";
import { FieldMarks, type Mark } from "../../fields/FieldMarks";
import { focusables } from "../../fields/focus";
import { RemoveButton } from "../../fields/RemoveButton";
import { TextInput } from "../../fields/TextInput";
import { fieldId } from "../../fields/TextRow";
import { linesOf } from "./optionEdits";

interface OptionRowProps {
  pointer: string;
  option: string;
  at: number;
  handle: ReactNode;
  /** What is odd about it. */
  odd: string | null;
  /** Where else the option at a place stands. */
  findUses(at: number): string[];
  onEnter(): void;
  onPaste(lines: string[]): void;
  onRemove(): void;
}

export function OptionRow({
  pointer,
  option,
  at,
  handle,
  odd,
  findUses,
  onEnter,
  onPaste,
  onRemove,
}: OptionRowProps) {
  const found = useMarks(pointer);
  const marks: readonly Mark[] =
    odd === null || found.length > 0 ? found : [{ severity: "warning", message: odd }];
  // Looked up once per visit: on its way to "BC", an "A" must not be taken for another option "B".
  const uses = useRef<string[]>([]);

  function paste(event: ClipboardEvent<HTMLElement>) {
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    onPaste(lines);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, target, nativeEvent } = event;
    if (nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    if (key === "Enter") onEnter();
    else if (key === "Backspace" && target.value === "" && at > 0) {
      focusInput(target.closest("li")?.previousElementSibling);
      onRemove();
    } else return;
    event.preventDefault();
  }

  return (
    <Box data-pointer={pointer} sx={{ ml: "-18px", scrollMargin: "48px" }}>
      <Box
        onKeyDown={onKeyDown}
        onPaste={paste}
        onFocus={() => (uses.current = findUses(at))}
        sx={{ display: "flex", alignItems: "center", gap: "2px" }}
      >
        {handle}
        <TextInput
          id={fieldId(pointer)}
          pointer={pointer}
          value={option}
          history="Edit option"
          required
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

const focusInput = (row: Element | null | undefined) =>
  row &&
  focusables(row)
    .find((each) => each instanceof HTMLInputElement)
    ?.focus();
