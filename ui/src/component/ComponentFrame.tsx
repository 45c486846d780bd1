import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

import type { ComponentView } from "../generated/ComponentView";
import { IconPicker } from "../fields/IconPicker";
import { LinkFields } from "../fields/LinkFields";
import { Row } from "../fields/Row";
import { Section } from "../fields/Section";
import { TextRow } from "../fields/TextRow";
import { openDialog } from "../state/dialogs";
import { codeFont } from "../theme/studioTheme";
import { EnvVars } from "./EnvVars";
import { Outputs } from "./Outputs";

/** Everything of a component but its inputs. */
export function ComponentFrame({ component }: { component: ComponentView }) {
  const { folder, metadata } = component;
  return (
    <>
      <Section>
        <TextRow label="Title" pointer="/title" value={metadata.title} required />
        <Row label="Name" id="component-name" pointer="/name">
          <Box sx={{ display: "flex", alignItems: "center", minHeight: 30, gap: "8px" }}>
            <Box className="selectable" sx={{ flex: 1, minWidth: 0, fontFamily: codeFont, fontSize: 12 }}>
              {metadata.name}
            </Box>
            <Button id="component-name" onClick={() => openDialog({ kind: "renameComponent", folder })}>
              Rename…
            </Button>
          </Box>
        </Row>
        <TextRow label="Description" pointer="/description" value={metadata.description} required multiline />
        <TextRow
          label="Version"
          pointer="/version"
          value={metadata.version}
          required
          placeholder="1.0.0"
          hint="Major.minor.patch, counted up with every release."
        />
        <IconPicker pointer="/icon" name={metadata.icon} optional />
        <Row
          label="Reference"
          id="external-reference"
          hint="A page about the method, linked from the component's help."
          group
        >
          <LinkFields
            id="external-reference"
            pointer="/externalReference"
            link={metadata.externalReference}
            name="Reference"
            optional
          />
        </Row>
      </Section>
      <Outputs component={component} />
      <EnvVars chosen={metadata.cartoEnvVars} />
    </>
  );
}
