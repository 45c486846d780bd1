import Box from "@mui/material/Box";

import { useEdit } from "../fields/document";
import { remove, step } from "../fields/edits";
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
  const edit = useEdit();
  const others = otherKeys(input, type);
  if (others.length === 0) return null;
  return (
    <Section title="Other keys">
      <Box sx={{ fontSize: 12, lineHeight: "16px", color: "text.secondary", mt: "-4px" }}>
        Not known to Workflows for this type. They are packaged as they are.
      </Box>
      <Box component="ul" data-rows sx={{ m: 0, p: 0, listStyle: "none" }}>
        {others.map((key) => (
          <Box
            component="li"
            key={key}
            data-pointer={`${pointer}/${step(key)}`}
            sx={{ display: "flex", alignItems: "center", gap: "8px", minHeight: 30 }}
          >
            <Box
              className="selectable"
              sx={{ flex: 1, minWidth: 0, fontFamily: codeFont, fontSize: 12, overflowWrap: "anywhere" }}
            >
              {key}: {JSON.stringify(input.own[key])}
            </Box>
            <RemoveButton
              what={`"${key}"`}
              onClick={() => void edit(`Remove "${key}"`, remove(`${pointer}/${step(key)}`))}
            />
          </Box>
        ))}
      </Box>
    </Section>
  );
}
