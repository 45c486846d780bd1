import Box from "@mui/material/Box";
import { useState } from "react";

import type { Attribution } from "../generated/Attribution";
import { useEdit } from "./document";
import { remove, set } from "./edits";
import { LinkFields } from "./LinkFields";
import { LinkToggle } from "./LinkToggle";
import { Row } from "./Row";
import { TextInput } from "./TextInput";
import { fieldId } from "./TextRow";

interface AttributionRowProps {
  label: string;
  /** Where the `{value, link?}` stands. */
  pointer: string;
  attribution: Attribution | null;
  placeholder?: string;
}

/** An author or a licence: a text, and a link that is shown instead where there is one. */
export function AttributionRow({ label, pointer, attribution, placeholder }: AttributionRowProps) {
  const edit = useEdit();
  const id = fieldId(pointer);
  const [asked, setAsked] = useState(false);
  const value = attribution?.value ?? "";
  const link = attribution?.link ?? null;
  const bare = attribution?.bare ?? false;

  function toggle(on: boolean) {
    setAsked(on);
    const added = { label: value, href: "" };
    if (!on) void edit(`Make ${label.toLowerCase()} plain text`, remove(`${pointer}/link`));
    else if (bare) void edit(`Make ${label.toLowerCase()} a link`, set(pointer, { value, link: added }));
    else void edit(`Make ${label.toLowerCase()} a link`, set(`${pointer}/link`, added));
  }

  return (
    <Row label={label} id={id} pointer={pointer} deep={link === null}>
      <Box sx={{ display: "flex", gap: "2px" }}>
        <TextInput
          id={id}
          pointer={`${pointer}/value`}
          value={value}
          history={`Edit ${label.toLowerCase()}`}
          placeholder={placeholder}
          edits={(text) => [bare ? set(pointer, { value: text }) : set(`${pointer}/value`, text)]}
        />
        <LinkToggle what={label.toLowerCase()} on={link !== null} onToggle={toggle} />
      </Box>
      {link && (
        <Box sx={{ mt: "6px", mr: "30px" }}>
          <LinkFields
            id={`${id}-link`}
            pointer={`${pointer}/link`}
            link={link}
            name={`${label} link`}
            focusAddress={asked}
          />
        </Box>
      )}
    </Row>
  );
}
