import Box from "@mui/material/Box";

import type { Edit } from "../generated/Edit";
import type { Link } from "../generated/Link";
import { useMarks } from "./document";
import { remove, set } from "./edits";
import { FieldMarks } from "./FieldMarks";
import { TextInput } from "./TextInput";

/** The element id of the address, of link fields with an id. */
export const addressId = (id: string): string => `${id}-address`;

interface LinkFieldsProps {
  id: string;
  /** Where the `{label, href}` stands. */
  pointer: string;
  link: Link | null;
  /** What the link is for, as a screen reader says it. */
  name: string;
  /** An emptied link goes altogether. */
  optional?: boolean;
}

/** The edit that gives a link another label or address. */
function linkEdit(
  pointer: string,
  link: Link | null,
  key: keyof Link,
  text: string,
  optional: boolean,
): Edit {
  const next = { label: "", href: "", ...link, [key]: text };
  if (optional && next.label === "" && next.href === "") return remove(pointer);
  return link ? set(`${pointer}/${key}`, text) : set(pointer, next);
}

/** A link's label and its address. */
export function LinkFields({ id, pointer, link, name, optional = false }: LinkFieldsProps) {
  const marks = useMarks(pointer, true);
  const field = (key: keyof Link, placeholder: string) => (
    <TextInput
      id={key === "label" ? id : addressId(id)}
      pointer={`${pointer}/${key}`}
      value={link?.[key] ?? ""}
      history={`Edit ${name.toLowerCase()}`}
      placeholder={placeholder}
      edits={(text) => [linkEdit(pointer, link, key, text, optional)]}
      attributes={{
        "aria-label": `${name}, ${placeholder.toLowerCase()}`,
        inputMode: key === "href" ? "url" : "text",
      }}
    />
  );
  return (
    <Box data-pointer={pointer} sx={{ scrollMargin: "24px" }}>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)", gap: "6px" }}>
        {field("label", "Link text")}
        {field("href", "Address")}
      </Box>
      <FieldMarks marks={marks} />
    </Box>
  );
}
