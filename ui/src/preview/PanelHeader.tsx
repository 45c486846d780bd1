import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { openUrl } from "@tauri-apps/plugin-opener";
import { memo } from "react";

import type { Component } from "../generated/Component";
import { workflows } from "../theme/tokens";
import { ComponentIcon } from "./ComponentIcon";

export const PanelHeader = memo(function PanelHeader({
  component,
  icon,
}: {
  component: Component;
  icon: string | null;
}) {
  const { title, name, description, externalReference } = component;
  return (
    <Box component="header" sx={{ p: "16px", borderBottom: `1px solid ${workflows.divider}` }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: "12px" }}>
        <ComponentIcon uri={icon} size={32} />
        <Typography variant="subtitle1" component="h2" sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
          {title || name}
        </Typography>
      </Box>
      {description && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ m: "8px 0 0" }}>
          {description}
        </Typography>
      )}
      {externalReference && (
        <Link
          variant="caption"
          component="button"
          underline="hover"
          sx={{ mt: "8px", textAlign: "left" }}
          onClick={() => void openUrl(externalReference.href)}
        >
          {externalReference.label || externalReference.href}
        </Link>
      )}
    </Box>
  );
});
