import Box from "@mui/material/Box";
import { openUrl } from "@tauri-apps/plugin-opener";
import { useDeferredValue } from "react";
import Markdown from "react-markdown";

import { showError } from "../state/toasts";

/** How Markdown reads. Raw HTML is shown as text, and nothing is loaded from elsewhere. */
export function MarkdownPreview({ text }: { text: string }) {
  const settled = useDeferredValue(text);
  return (
    <Box
      component="article"
      aria-label="Preview"
      className="selectable"
      sx={(theme) => ({
        overflow: "auto",
        px: 3,
        py: 1,
        borderLeft: `1px solid ${theme.palette.divider}`,
        backgroundColor: "background.paper",
        fontSize: 13,
        lineHeight: 1.6,
        "& h1": { fontSize: 20, fontWeight: 600, mt: 2, mb: 1 },
        "& h2": { fontSize: 15, fontWeight: 600, mt: 2.5, mb: 0.5 },
        "& h3": { fontSize: 13, fontWeight: 600, mt: 2, mb: 0.5 },
        "& code": { fontFamily: '"JetBrains Mono Variable", monospace', fontSize: 12 },
        "& pre": { p: 1.5, overflow: "auto", borderRadius: 1, backgroundColor: "background.default" },
        "& table": { borderCollapse: "collapse" },
        "& td, & th": { border: `1px solid ${theme.palette.divider}`, px: 1, py: 0.5, textAlign: "left" },
        "& a": { color: "primary.main" },
        "& img": { maxWidth: "100%" },
      })}
    >
      <Markdown
        components={{
          a: ({ href, children }) => (
            <a
              href={href}
              onClick={(event) => {
                event.preventDefault();
                if (href && /^https?:/.test(href)) void openUrl(href).catch(showError);
              }}
            >
              {children}
            </a>
          ),
        }}
      >
        {settled}
      </Markdown>
    </Box>
  );
}
