import Box from "@mui/material/Box";
import { ThemeProvider } from "@mui/material/styles";
import { useCallback, useState } from "react";

import { useOverviewPart } from "../api/queries";
import type { Component } from "../generated/Component";
import type { Overview } from "../generated/Overview";
import type { Preview } from "../generated/Preview";
import { workflows } from "../theme/tokens";
import { workflowsTheme } from "../theme/workflowsTheme";
import { RunBar } from "../trial/RunBar";
import { Call } from "./Call";
import { Canvas } from "./Canvas";
import { Node } from "./Node";
import { Panel } from "./Panel";
import { ResetValues } from "./ResetValues";
import { SampleTables } from "./SampleTables";

interface LivePreviewProps {
  folder: string;
  component: Component;
  preview: Preview;
}

const iconsOf = (overview: Overview) => overview.icons;

/** The node and its panel as Workflows draws them, the tables they see, and the CALL they come to. */
export function LivePreview({ folder, component, preview }: LivePreviewProps) {
  const icons = useOverviewPart(iconsOf);
  const icon = icons?.find(({ name }) => name === component.icon)?.uri ?? null;
  // Another panel for every reset: what was touched or unfolded in the last one is forgotten with its values.
  const [resets, setResets] = useState(0);
  const reset = useCallback(() => setResets((count) => count + 1), []);

  return (
    // What is typed here is not the package's, and neither is its undo.
    <Box data-own-undo sx={column}>
      <Box sx={{ flex: 1, minHeight: 160, overflow: "auto" }}>
        <ThemeProvider theme={workflowsTheme}>
          <Box sx={workflowsText}>
            <Canvas>
              <ResetValues folder={folder} onReset={reset} />
              <Node component={component} icon={icon} />
            </Canvas>
            <Box sx={{ display: "flex", justifyContent: "center", p: "0 12px 20px" }}>
              <Panel key={resets} folder={folder} component={component} icon={icon} preview={preview} />
            </Box>
          </Box>
        </ThemeProvider>
        <SampleTables folder={folder} component={component} tables={preview.tables} />
      </Box>
      <RunBar folder={folder} />
      <Box sx={{ flex: "none", display: "flex", flexDirection: "column", maxHeight: "36%" }}>
        <Call folder={folder} />
      </Box>
    </Box>
  );
}

const column = {
  display: "flex",
  flexDirection: "column",
  height: "100%",
  minHeight: 0,
  bgcolor: "background.paper",
  // A letter typed here lays out and paints this pane, not the window.
  contain: "strict",
} as const;

const workflowsText = {
  colorScheme: "light",
  fontFamily: workflows.font,
  fontSize: 13,
  lineHeight: "20px",
  letterSpacing: workflows.letterSpacing,
  color: workflows.text,
  backgroundColor: workflows.canvas,
} as const;
