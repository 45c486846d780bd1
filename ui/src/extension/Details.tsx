import Box from "@mui/material/Box";

import { AddButton } from "../fields/AddButton";
import { useEdit, useMarks } from "../fields/document";
import { insert, move, remove, set } from "../fields/edits";
import { FieldMarks } from "../fields/FieldMarks";
import { ReorderList } from "../fields/ReorderList";
import { Section } from "../fields/Section";
import { fieldId } from "../fields/TextRow";
import { useGoTo } from "../fields/useGoTo";
import type { Detail } from "../generated/Detail";
import { DetailRow } from "./DetailRow";

const pointer = "/details";

/** Further rows of the details page, of the author's making. */
export function Details({ details }: { details: readonly Detail[] }) {
  const edit = useEdit();
  const goTo = useGoTo();
  const marks = useMarks(pointer);

  function add() {
    const row = { name: "", value: "" };
    const adding = details.length > 0 ? insert(`${pointer}/-`, row) : set(pointer, [row]);
    void goTo(edit("Add detail", adding), fieldId(`${pointer}/${details.length}`));
  }

  return (
    <Section title="Details">
      <Box data-rows data-pointer={pointer} sx={{ display: "flex", flexDirection: "column", gap: "8px" }}>
        {details.length === 0 && (
          <Box sx={{ color: "text.secondary" }}>
            More to say on the details page: documentation, support, units, coverage.
          </Box>
        )}
        <ReorderList
          label="Details"
          items={details}
          nameOf={({ name }, at) => name || `detail ${at + 1}`}
          onMove={(from, to) => edit("Move detail", move(`${pointer}/${from}`, to))}
        >
          {(detail, at, handle) => (
            <DetailRow
              detail={detail}
              at={at}
              handle={handle}
              onRemove={() => void edit("Remove detail", remove(`${pointer}/${at}`))}
            />
          )}
        </ReorderList>
        <FieldMarks marks={marks} />
        <AddButton onClick={add}>Add detail</AddButton>
      </Box>
    </Section>
  );
}
