import Box from "@mui/material/Box";

import { useEdit, useMarks } from "../fields/document";
import { remove, step } from "../fields/edits";
import { FieldMarks } from "../fields/FieldMarks";
import { RemoveButton } from "../fields/RemoveButton";
import { Section } from "../fields/Section";
import type { Input } from "../generated/Input";
import type { InputTypeView } from "../generated/InputTypeView";
import { codeFont } from "../theme/studioTheme";

interface OtherKeysProps {
  input: Input;
  type: InputTypeView | undefined;
  pointer: string;
}

/** Keys that no input of this type has. Remarks are their author's business. */
function otherKeys(input: Input, type: InputTypeView | undefined): string[] {
  const options = new Set(type?.options.map(({ key }) => key));
  return Object.keys(input.own).filter((key) => !options.has(key) && !key.startsWith("_comment"));
}

/** What else the metadata says of the input: kept and packaged, and best known of. */
export function OtherKeys({ input, type, pointer }: OtherKeysProps) {
  const others = otherKeys(input, type);
  if (others.length === 0) return null;
  return (
    <Section title="Other keys">
      <Box sx={{ fontSize: 12, lineHeight: "16px", color: "text.secondary", mt: "-4px" }}>
        Not known to Workflows for this type. They are packaged as they are.
      </Box>
      <Box component="ul" data-rows sx={{ m: 0, p: 0, listStyle: "none" }}>
        {others.map((key) => (
          <OtherKey key={key} name={key} value={input.own[key]} pointer={`${pointer}/${step(key)}`} />
        ))}
      </Box>
    </Section>
  );
}

function OtherKey({ name, value, pointer }: { name: string; value: unknown; pointer: string }) {
  const edit = useEdit();
  const marks = useMarks(pointer);
  return (
    <Box component="li" data-pointer={pointer} sx={{ scrollMargin: "48px" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: "8px", minHeight: 30 }}>
        <Box
          className="selectable"
          sx={{ flex: 1, minWidth: 0, fontFamily: codeFont, fontSize: 12, overflowWrap: "anywhere" }}
        >
          {name}: {JSON.stringify(value)}
        </Box>
        <RemoveButton what={`"${name}"`} onClick={() => void edit(`Remove "${name}"`, remove(pointer))} />
      </Box>
      <FieldMarks marks={marks} />
    </Box>
  );
}
