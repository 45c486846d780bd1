import Box from "@mui/material/Box";

import { AddButton } from "../fields/AddButton";
import { useEdit, useMarks } from "../fields/document";
import { insert, remove, set } from "../fields/edits";
import { FieldMarks } from "../fields/FieldMarks";
import { Section } from "../fields/Section";
import { useGoTo } from "../fields/useGoTo";
import type { Input } from "../generated/Input";
import type { Possible } from "../generated/Possible";
import { candidates, firstValue } from "./conditions";
import { ConditionRow, parameterId } from "./ConditionRow";

interface ShowIfProps {
  input: Input;
  inputs: readonly Input[];
  possible: readonly Possible[];
  at: number;
}

/** When the input is shown: always, or while all of its conditions hold. */
export function ShowIf({ input, inputs, possible, at }: ShowIfProps) {
  const pointer = `/inputs/${at}/showIf`;
  const edit = useEdit();
  const goTo = useGoTo();
  const marks = useMarks(pointer);
  const offered = candidates(inputs, possible, at);
  const conditions = input.showIf;

  function add() {
    const unused = offered.find(({ name }) => !conditions.some(({ parameter }) => parameter === name));
    const candidate = unused ?? offered[0];
    if (!candidate) return;
    const condition = { parameter: candidate.name, value: firstValue(candidate.possible) };
    // A `showIf` that is there but no list is written anew.
    const how = conditions.length > 0 ? insert(`${pointer}/-`, condition) : set(pointer, [condition]);
    void goTo(edit("Add condition", how), parameterId(`${pointer}/${conditions.length}`));
  }

  function removeAt(place: number) {
    void edit("Remove condition", remove(conditions.length > 1 ? `${pointer}/${place}` : pointer));
  }

  return (
    <Section title="Show when">
      <Box
        data-rows
        data-pointer={pointer}
        sx={{ display: "flex", flexDirection: "column", gap: "8px", scrollMargin: "48px" }}
      >
        {conditions.length === 0 && <Box sx={{ color: "text.secondary" }}>{why(offered.length)}</Box>}
        <Box
          component="ul"
          aria-label="Conditions"
          sx={{ m: 0, p: 0, listStyle: "none", display: "flex", flexDirection: "column", gap: "8px" }}
        >
          {conditions.map((condition, place) => (
            <ConditionRow
              key={place}
              pointer={`${pointer}/${place}`}
              condition={condition}
              offered={offered}
              isFirst={place === 0}
              onRemove={() => removeAt(place)}
            />
          ))}
        </Box>
        <FieldMarks marks={marks} />
        {offered.length > 0 && <AddButton onClick={add}>Add condition</AddButton>}
      </Box>
    </Section>
  );
}

const why = (offered: number) =>
  offered > 0
    ? "Always shown."
    : "Always shown. Another input with values to wait for (a checkbox, a selection, a number, a text) can decide it.";
