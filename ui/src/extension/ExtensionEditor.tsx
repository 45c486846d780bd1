import Box from "@mui/material/Box";
import { useRef } from "react";

import { keys, useOverview } from "../api/queries";
import { BrokenMetadata } from "../fields/BrokenMetadata";
import { MetadataDocument } from "../fields/document";
import { useRevealField } from "../fields/useRevealField";
import { ExtensionForm } from "./ExtensionForm";
import { ExtensionPreview } from "./ExtensionPreview";

/** The form of the extension's own metadata, and beside it what Workflows makes of it. */
export default function ExtensionEditor() {
  const { data: overview } = useOverview();
  const form = useRef<HTMLDivElement>(null);
  useRevealField(form, overview !== undefined);
  if (!overview) return null;
  if (overview.broken) return <BrokenMetadata broken={overview.broken} />;
  return (
    <MetadataDocument path="metadata.json" queryKey={keys.overview}>
      <Box sx={{ height: 1, containerType: "inline-size", containerName: "extension" }}>
        <Box sx={layout}>
          <Box ref={form} className="extension-form">
            <ExtensionForm extension={overview.extension} />
          </Box>
          <Box component="aside" aria-label="As installed" className="extension-preview">
            <ExtensionPreview overview={overview} />
          </Box>
        </Box>
      </Box>
    </MetadataDocument>
  );
}

const layout = {
  height: 1,
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr) minmax(344px, 420px)",
  gridTemplateRows: "minmax(0, 1fr)",
  "& .extension-form": { overflow: "auto" },
  "& .extension-preview": {
    overflow: "auto",
    bgcolor: "background.default",
    borderLeft: 1,
    borderColor: "divider",
  },
  // Without room beside the form the preview follows it, and both scroll together.
  "@container extension (max-width: 759px)": {
    display: "block",
    overflow: "auto",
    "& .extension-form, & .extension-preview": { overflow: "visible" },
    "& .extension-preview": { borderLeft: 0, borderTop: 1, borderColor: "divider" },
  },
} as const;
