import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { useEdit, useMarks } from "../fields/document";
import { remove, set } from "../fields/edits";
import { FieldMarks } from "../fields/FieldMarks";
import { addressId, LinkFields } from "../fields/LinkFields";
import { LinkToggle } from "../fields/LinkToggle";
import { RemoveButton } from "../fields/RemoveButton";
import { TextInput } from "../fields/TextInput";
import { fieldId } from "../fields/TextRow";
import { useGoTo } from "../fields/useGoTo";
import type { Detail } from "../generated/Detail";

interface DetailRowProps {
  detail: Detail;
  at: number;
  handle: ReactNode;
  onRemove(): void;
}

/** A name with a text, or with a link, which wins over the text. */
export function DetailRow({ detail, at, handle, onRemove }: DetailRowProps) {
  const edit = useEdit();
  const goTo = useGoTo();
  const { name, value, link } = detail;
  const pointer = `/details/${at}`;
  const what = name || `detail ${at + 1}`;
  const id = fieldId(pointer);
  const ownMarks = useMarks(pointer);
  const nameMarks = useMarks(`${pointer}/name`);
  const valueMarks = useMarks(`${pointer}/value`);

  function toggle(on: boolean) {
    if (on) {
      const adding = edit("Make detail a link", set(`${pointer}/link`, { label: value, href: "" }));
      void goTo(adding, addressId(`${id}-link`));
    } else {
      // What was to be read stays to be read.
      const kept = value === "" && link ? [set(`${pointer}/value`, link.label)] : [];
      void edit("Make detail plain text", remove(`${pointer}/link`), ...kept);
    }
  }

  return (
    <Box data-pointer={pointer} sx={{ ml: "-18px", scrollMargin: "24px" }}>
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: "2px" }}>
        {handle}
        <Box
          sx={{
            flex: 1,
            minWidth: 0,
            display: "grid",
            gridTemplateColumns: "minmax(0, 2fr) minmax(0, 5fr)",
            gap: "6px",
          }}
        >
          <TextInput
            id={id}
            pointer={`${pointer}/name`}
            value={name}
            history="Edit detail"
            required
            placeholder="Name"
            attributes={{ "aria-label": `Name of ${what}` }}
          />
          {link ? (
            <LinkFields id={`${id}-link`} pointer={`${pointer}/link`} link={link} name={what} />
          ) : (
            <TextInput
              id={`${id}-value`}
              pointer={`${pointer}/value`}
              value={value}
              history="Edit detail"
              required
              placeholder="Value"
              attributes={{ "aria-label": `Value of ${what}` }}
            />
          )}
        </Box>
        <LinkToggle what={what} on={link !== null} onToggle={toggle} />
        <RemoveButton what={what} onClick={onRemove} />
      </Box>
      <Box sx={{ pl: "18px" }}>
        <FieldMarks marks={[...ownMarks, ...nameMarks, ...valueMarks]} />
      </Box>
    </Box>
  );
}
