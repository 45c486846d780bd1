import Box from "@mui/material/Box";
import { memo, useMemo } from "react";

import { AddButton } from "../../fields/AddButton";
import { useEdit, useMarks } from "../../fields/document";
import { move } from "../../fields/edits";
import { FieldMarks } from "../../fields/FieldMarks";
import { ReorderList } from "../../fields/ReorderList";
import { Row } from "../../fields/Row";
import { fieldId } from "../../fields/TextRow";
import { useGoTo } from "../../fields/useGoTo";
import { addOptions, oddities, optionsOf, pasteOptions, removeOption } from "./optionEdits";
import { OptionRow } from "./OptionRow";

interface OptionsProps {
  /** The options as the metadata has them. */
  written: unknown;
  pointer: string;
  /** Where else the option at a place stands. */
  findUses(at: number): string[];
}

/** What can be chosen: one option a row, Enter for the next, a list pasted as it is. */
export const Options = memo(function Options({ written, pointer, findUses }: OptionsProps) {
  const edit = useEdit();
  const goTo = useGoTo();
  const marks = useMarks(pointer);
  const options = useMemo(() => optionsOf(written), [written]);
  const odd = oddities(options);

  function addAt(at: number) {
    const adding = edit("Add option", ...addOptions(pointer, written, at, [""]));
    void goTo(adding, fieldId(`${pointer}/${at}`));
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
              pointer={`${pointer}/${at}`}
              option={option}
              at={at}
              handle={handle}
              odd={odd[at] ?? null}
              findUses={findUses}
              onEnter={() => addAt(at + 1)}
              onPaste={(lines) =>
                void edit(`Paste ${lines.length} options`, ...pasteOptions(pointer, written, at, lines))
              }
              onRemove={() => void edit(`Remove option "${option}"`, removeOption(pointer, written, at))}
            />
          )}
        </ReorderList>
        <FieldMarks marks={marks} />
        <AddButton onClick={() => addAt(options.length)}>Add option</AddButton>
      </Box>
    </Row>
  );
});
