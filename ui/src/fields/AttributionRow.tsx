import Box from "@mui/material/Box";

import type { Attribution } from "../generated/Attribution";
import { useEdit } from "./document";
import { remove, set } from "./edits";
import { addressId, LinkFields } from "./LinkFields";
import { LinkToggle } from "./LinkToggle";
import { Row } from "./Row";
import { TextInput } from "./TextInput";
import { fieldId } from "./TextRow";
import { useGoTo } from "./useGoTo";

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
  const goTo = useGoTo();
  const id = fieldId(pointer);
  const value = attribution?.value ?? "";
  const link = attribution?.link ?? null;
  const bare = attribution?.bare ?? false;

  function toggle(on: boolean) {
    const name = label.toLowerCase();
    if (!on) return void edit(`Make ${name} plain text`, remove(`${pointer}/link`));
    const added = { label: value, href: "" };
    const adding = bare ? set(pointer, { value, link: added }) : set(`${pointer}/link`, added);
    void goTo(edit(`Make ${name} a link`, adding), addressId(`${id}-link`));
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
          <LinkFields id={`${id}-link`} pointer={`${pointer}/link`} link={link} name={`${label} link`} />
        </Box>
      )}
    </Row>
  );
}
