import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { Icon } from "../fields/Icon";
import type { Contents } from "../api/queries";
import { workflows } from "../theme/tokens";
import { providers } from "../shell/providers";
import { iconUri, shownAttribution } from "./shown";

export function ExtensionCard({ overview }: { overview: Contents }) {
  const { extension } = overview;
  const author = shownAttribution(extension.author);
  return (
    <Box sx={{ display: "flex", gap: "16px", p: "16px" }}>
      <Icon uri={iconUri(overview, extension.icon)} size={80} />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="subtitle1">{extension.title || extension.name || "Untitled"}</Typography>
        {author.label && (
          <Typography sx={{ fontSize: 12, color: "text.secondary" }}>by {author.label}</Typography>
        )}
        <Typography
          sx={{
            mt: "6px",
            display: "-webkit-box",
            WebkitLineClamp: 3,
            WebkitBoxOrient: "vertical",
            overflow: "hidden",
          }}
        >
          {extension.description}
        </Typography>
        <Box sx={{ display: "flex", alignItems: "center", gap: "8px", mt: "10px", fontSize: 12 }}>
          {extension.version && (
            <Box
              component="span"
              sx={{ px: "8px", py: "1px", borderRadius: "10px", bgcolor: workflows.hover }}
            >
              {extension.version}
            </Box>
          )}
          {extension.provider && (
            <Box component="span" sx={{ color: "text.secondary" }}>
              {providers[extension.provider].title}
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  );
}
