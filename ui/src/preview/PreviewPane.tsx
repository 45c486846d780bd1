import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { ThemeProvider } from "@mui/material/styles";
import { useCallback, useEffect, useState } from "react";

import { followTyping, usePreview } from "../api/preview";
import { useComponent, useOverviewPart } from "../api/queries";
import type { Overview } from "../generated/Overview";
import { LoadingRoom } from "../shell/Room";
import { errorText } from "../state/toasts";
import { workflows } from "../theme/tokens";
import { workflowsTheme } from "../theme/workflowsTheme";
import { Call } from "./Call";
import { Canvas } from "./Canvas";
import { Node } from "./Node";
import { Panel } from "./Panel";
import { ResetValues } from "./ResetValues";
import { SampleTables } from "./SampleTables";

const iconsOf = (overview: Overview) => overview.icons;

/** A component as Workflows will show it, alive, and the CALL it comes to. */
export function PreviewPane({ folder }: { folder: string }) {
  const view = useComponent(folder);
  const preview = usePreview(folder);
  const icons = useOverviewPart(iconsOf);
  const [resets, setResets] = useState(0);

  const reset = useCallback(() => setResets((count) => count + 1), []);

  useEffect(() => followTyping(folder), [folder]);

  const error = view.error ?? preview.error;
  if (error)
    return (
      <Alert severity="error" sx={{ m: 1.5 }}>
        {errorText(error).message}
      </Alert>
    );
  if (view.data?.broken) {
    const { path, message } = view.data.broken;
    return (
      <Alert severity="warning" sx={{ m: 1.5 }}>
        There is nothing to preview until {path} can be read: {message}
      </Alert>
    );
  }
  if (!view.data || !preview.data) return <LoadingRoom />;

  const component = view.data.metadata;
  const icon = icons?.find(({ name }) => name === component.icon)?.uri ?? null;
  return (
    <Box
      data-own-undo
      sx={{
        display: "flex",
        flexDirection: "column",
        height: "100%",
        minHeight: 0,
        bgcolor: "background.paper",
      }}
    >
      <Box sx={{ flex: 1, minHeight: 160, overflow: "auto" }}>
        <ThemeProvider theme={workflowsTheme}>
          <Box sx={workflowsText}>
            <Canvas>
              <ResetValues folder={folder} onReset={reset} />
              <Node component={component} icon={icon} />
            </Canvas>
            <Box sx={{ display: "flex", justifyContent: "center", p: "0 12px 20px" }}>
              <Panel
                key={`${folder} ${resets}`}
                folder={folder}
                component={component}
                icon={icon}
                preview={preview.data}
              />
            </Box>
          </Box>
        </ThemeProvider>
        <SampleTables folder={folder} component={component} tables={preview.data.tables} />
      </Box>
      <Box sx={{ flex: "none", display: "flex", flexDirection: "column", maxHeight: "36%" }}>
        <Call folder={folder} />
      </Box>
    </Box>
  );
}

const workflowsText = {
  colorScheme: "light",
  fontFamily: workflows.font,
  fontSize: 13,
  lineHeight: "20px",
  letterSpacing: workflows.letterSpacing,
  color: workflows.text,
  backgroundColor: workflows.canvas,
} as const;
