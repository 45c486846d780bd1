import Box from "@mui/material/Box";
import { useMemo, useState } from "react";

import { AddButton } from "../../fields/AddButton";
import { useEdit, useMarks } from "../../fields/document";
import { move } from "../../fields/edits";
import { FieldMarks } from "../../fields/FieldMarks";
import { ReorderList } from "../../fields/ReorderList";
import { Row } from "../../fields/Row";
import { fieldId } from "../../fields/TextRow";
import type { Input } from "../../generated/Input";
import { addOptions, oddities, optionsOf, removeOption } from "./optionEdits";
import { OptionRow } from "./OptionRow";

interface OptionsProps {
  input: Input;
  inputs: readonly Input[];
  inputPointer: string;
}

/** What can be chosen: one option per line, Enter for the next, a list pasted as it is. */
export function Options({ input, inputs, inputPointer }: OptionsProps) {
  const pointer = `${inputPointer}/options`;
  const edit = useEdit();
  const marks = useMarks(pointer);
  const options = useMemo(() => optionsOf(input), [input]);
  const odd = oddities(options);
  const [added, setAdded] = useState<number | null>(null);

  function add(at: number, texts: readonly string[]) {
    setAdded(at + texts.length - 1);
    const label = texts.length === 1 ? "Add option" : `Add ${texts.length} options`;
    return edit(label, ...addOptions(pointer, input, at, texts));
  }

  return (
    <Row label="Options" id={fieldId(pointer)} group>
      <Box
        data-rows
        data-pointer={pointer}
        sx={{ display: "flex", flexDirection: "column", scrollMargin: "48px" }}
      >
        <ReorderList
          label="Options"
          items={options}
          gap={4}
          nameOf={(option, at) => option || `option ${at + 1}`}
          onMove={(from, to) => edit("Move option", move(`${pointer}/${from}`, to))}
        >
          {(option, at, handle) => (
            <OptionRow
              input={input}
              inputs={inputs}
              pointer={`${pointer}/${at}`}
              option={option}
              at={at}
              handle={handle}
              odd={odd[at] ?? null}
              autoFocus={at === added}
              onAdd={(texts) => void add(at + 1, texts)}
              onRemove={() => void edit(`Remove option "${option}"`, removeOption(pointer, input, at))}
            />
          )}
        </ReorderList>
        <FieldMarks marks={marks} />
        <AddButton onClick={() => void add(options.length, [""])}>Add option</AddButton>
      </Box>
    </Row>
  );
}
