import Box from "@mui/material/Box";
import { ThemeProvider } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import type { Contents } from "../api/queries";
import { workflows } from "../theme/tokens";
import { workflowsTheme } from "../theme/workflowsTheme";
import { ExtensionCard } from "./ExtensionCard";
import { ExtensionPage } from "./ExtensionPage";

/** The extension as Workflows shows an installed package: its card, and the page that the card opens. */
export function ExtensionPreview({ overview }: { overview: Contents }) {
  return (
    <Box sx={{ p: "16px", display: "flex", flexDirection: "column", gap: "16px" }}>
      <Shown title="Card">
        <ExtensionCard overview={overview} />
      </Shown>
      <Shown title="Details page">
        <ExtensionPage overview={overview} />
      </Shown>
    </Box>
  );
}

function Shown({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Typography component="h3" sx={{ mb: "6px", fontSize: 11, fontWeight: 500, color: "text.secondary" }}>
        {title}
      </Typography>
      <ThemeProvider theme={workflowsTheme}>
        <Box
          className="selectable"
          sx={{
            bgcolor: "#fff",
            color: "text.primary",
            border: `1px solid ${workflows.divider}`,
            borderRadius: 1,
            overflowWrap: "anywhere",
          }}
        >
          {children}
        </Box>
      </ThemeProvider>
    </section>
  );
}
