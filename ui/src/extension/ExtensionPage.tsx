import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { openUrl } from "@tauri-apps/plugin-opener";
import type { ReactNode } from "react";

import { Icon } from "../fields/Icon";
import type { ComponentEntry } from "../generated/ComponentEntry";
import type { Contents } from "../api/queries";
import { showError } from "../state/toasts";
import { workflows } from "../theme/tokens";
import { iconUri, shownRows, type Shown } from "./shown";

export function ExtensionPage({ overview }: { overview: Contents }) {
  const { extension, components } = overview;
  const listed = components.filter(({ listed, present }) => listed && present);
  return (
    <Box sx={{ p: "20px" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: "12px" }}>
        <Icon uri={iconUri(overview, extension.icon)} size={48} />
        <Typography component="h4" sx={{ fontSize: 20, fontWeight: 600, lineHeight: "28px" }}>
          {extension.title || extension.name || "Untitled"}
        </Typography>
      </Box>
      <Typography sx={{ mt: "12px", whiteSpace: "pre-line" }}>{extension.description}</Typography>

      <Heading>Details</Heading>
      <Box component="dl" sx={{ m: 0 }}>
        {shownRows(extension).map((row, at) => (
          <Box
            key={at}
            sx={{
              display: "grid",
              gridTemplateColumns: "112px minmax(0, 1fr)",
              gap: "12px",
              py: "7px",
              borderTop: at > 0 ? `1px solid ${workflows.divider}` : undefined,
            }}
          >
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {row.name}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              <Linked shown={row} />
            </Box>
          </Box>
        ))}
      </Box>

      <Heading>Components ({listed.length})</Heading>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
        {listed.map((component) => (
          <Entry key={component.folder} component={component} uri={iconUri(overview, component.icon)} />
        ))}
      </Box>
    </Box>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return (
    <Typography component="h5" sx={{ mt: "20px", mb: "4px", fontSize: 13, fontWeight: 600 }}>
      {children}
    </Typography>
  );
}

function Entry({ component, uri }: { component: ComponentEntry; uri: string | null }) {
  return (
    <Box component="li" sx={{ display: "flex", gap: "12px", py: "8px" }}>
      <Icon uri={uri} size={40} />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 500 }}>{component.title}</Typography>
        <Typography sx={{ fontSize: 12, lineHeight: "16px", color: "text.secondary" }}>
          {component.description}
        </Typography>
      </Box>
    </Box>
  );
}

/** Only addresses of the web lead anywhere: a package may hold any text as an address. */
const isWeb = (href: string) => /^https?:\/\//i.test(href);

function Linked({ shown: { label, href } }: { shown: Shown }) {
  if (href === null || !isWeb(href)) return <span>{label}</span>;
  return (
    <Link
      component="button"
      title={href}
      onClick={() => void openUrl(href).catch(showError)}
      sx={{ fontSize: 13, textAlign: "left", verticalAlign: "baseline" }}
    >
      {label}
    </Link>
  );
}
