import Box from "@mui/material/Box";
import { useState } from "react";

import { AddButton } from "../fields/AddButton";
import { useEdit, useMarks } from "../fields/document";
import { insert, move, remove, set } from "../fields/edits";
import { FieldMarks } from "../fields/FieldMarks";
import { ReorderList } from "../fields/ReorderList";
import { Section } from "../fields/Section";
import type { Detail } from "../generated/Detail";
import { DetailRow } from "./DetailRow";

const pointer = "/details";

/** Further rows of the details page, of the author's making. */
export function Details({ details }: { details: readonly Detail[] }) {
  const edit = useEdit();
  const marks = useMarks(pointer);
  const [added, setAdded] = useState<number | null>(null);

  function add() {
    setAdded(details.length);
    const row = { name: "", value: "" };
    void edit("Add detail", details.length > 0 ? insert(`${pointer}/-`, row) : set(pointer, [row]));
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
              autoFocus={at === added}
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
