import Box from "@mui/material/Box";

import { AttributionRow } from "../fields/AttributionRow";
import { IconPicker } from "../fields/IconPicker";
import { Section } from "../fields/Section";
import { TextRow } from "../fields/TextRow";
import type { Extension } from "../generated/Extension";
import { Details } from "./Details";
import { LastUpdateRow } from "./LastUpdateRow";
import { ProviderRow } from "./ProviderRow";

export function ExtensionForm({ extension }: { extension: Extension }) {
  return (
    <Box sx={{ containerType: "inline-size", containerName: "form", px: "24px", maxWidth: 680 }}>
      <Section>
        <TextRow label="Title" pointer="/title" value={extension.title} required />
        <TextRow
          label="Name"
          pointer="/name"
          value={extension.name}
          required
          mono
          hint="Workflows installs it under this name: another name is another extension."
        />
        <TextRow
          label="Description"
          pointer="/description"
          value={extension.description}
          required
          multiline
        />
        <TextRow label="Industry" pointer="/industry" value={extension.industry} required />
        <IconPicker pointer="/icon" name={extension.icon} />
      </Section>
      <Section title="Release">
        <ProviderRow provider={extension.provider} />
        <TextRow
          label="Version"
          pointer="/version"
          value={extension.version}
          required
          placeholder="1.0.0"
          hint="Major.minor.patch, counted up with every release."
        />
        <LastUpdateRow value={extension.lastUpdate} />
      </Section>
      <Section title="Credits">
        <AttributionRow label="Author" pointer="/author" attribution={extension.author} />
        <AttributionRow
          label="License"
          pointer="/license"
          attribution={extension.license}
          placeholder="Apache-2.0"
        />
      </Section>
      <Details details={extension.details} />
    </Box>
  );
}
