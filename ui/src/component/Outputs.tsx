import Box from "@mui/material/Box";

import { change, run } from "../api/queries";
import { studio } from "../api/studio";
import { refuseName } from "../designer/names";
import { AddButton } from "../fields/AddButton";
import { useEdit, useMarks } from "../fields/document";
import { move, remove } from "../fields/edits";
import { FieldMarks } from "../fields/FieldMarks";
import { ReorderList } from "../fields/ReorderList";
import { Section } from "../fields/Section";
import { staying } from "../fields/staying";
import { fieldId } from "../fields/TextRow";
import { useGoTo } from "../fields/useGoTo";
import type { ComponentView } from "../generated/ComponentView";
import { OutputRow } from "./OutputRow";

/** The tables a component hands on: one handle each on the node's right side. */
export function Outputs({ component }: { component: ComponentView }) {
  const { folder, metadata, parameters } = component;
  const { inputs, outputs } = metadata;
  const edit = useEdit();
  const goTo = useGoTo();
  const marks = useMarks("/outputs");

  function add() {
    const adding = change(() => studio.addOutput(folder).then(staying));
    void goTo(adding, fieldId(`/outputs/${outputs.length}/title`));
  }

  return (
    <Section title="Outputs">
      <Box data-rows data-pointer="/outputs" sx={{ display: "flex", flexDirection: "column", gap: "8px" }}>
        <ReorderList
          label="Outputs"
          items={outputs}
          gap={16}
          nameOf={(output) => output.name}
          onMove={(from, to) => edit("Move output", move(`/outputs/${from}`, to))}
        >
          {(output, at, handle) => (
            <OutputRow
              output={output}
              at={at}
              handle={handle}
              refuses={(name) => refuseName(parameters, inputs.length + at, name)}
              rename={(name) => run(studio.renameOutput(folder, at, name).then(staying))}
              onRemove={() => void edit(`Delete output "${output.name}"`, remove(`/outputs/${at}`))}
            />
          )}
        </ReorderList>
        <FieldMarks marks={marks} />
        <AddButton onClick={add}>Add output</AddButton>
      </Box>
    </Section>
  );
}
