import Box from "@mui/material/Box";
import { ThemeProvider } from "@mui/material/styles";

import type { InstalledComponent } from "../generated/InstalledComponent";
import { Canvas } from "../preview/Canvas";
import { Node } from "../preview/Node";
import { Panel } from "../preview/Panel";
import { workflows } from "../theme/tokens";
import { workflowsTheme } from "../theme/workflowsTheme";
import { Refusal } from "./Findings";
import { folderOf, useInstalledPreview } from "./installed";

interface InstalledComponentViewProps {
  extension: string;
  /** Its place among the extension's components. */
  at: number;
  installed: InstalledComponent;
}

/** An installed component as Workflows shows it, alive: what is typed changes nothing in the warehouse. */
export function InstalledComponentView({ extension, at, installed }: InstalledComponentViewProps) {
  const { data: preview, error } = useInstalledPreview(extension, at);
  const { component, icon } = installed;
  if (error !== null) return <Refusal error={error} />;
  return (
    <ThemeProvider theme={workflowsTheme}>
      <Box data-own-undo sx={frame}>
        <Canvas>
          <Node component={component} icon={icon || null} />
        </Canvas>
        <Box sx={{ display: "flex", justifyContent: "center", p: "0 12px 20px" }}>
          {preview && (
            <Panel
              folder={folderOf(extension, at)}
              component={component}
              icon={icon || null}
              preview={preview}
            />
          )}
        </Box>
      </Box>
    </ThemeProvider>
  );
}

const frame = {
  maxWidth: 480,
  border: `1px solid ${workflows.divider}`,
  borderRadius: "4px",
  overflow: "hidden",
  colorScheme: "light",
  fontFamily: workflows.font,
  fontSize: 13,
  lineHeight: "20px",
  letterSpacing: workflows.letterSpacing,
  color: workflows.text,
  backgroundColor: workflows.canvas,
} as const;
