import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { openUrl } from "@tauri-apps/plugin-opener";
import { useState, type ReactNode } from "react";

import { Icon } from "../fields/Icon";
import type { InstalledExtension } from "../generated/InstalledExtension";
import { providers } from "../shell/providers";
import { openDialog } from "../state/dialogs";
import { showError } from "../state/toasts";
import { Fold } from "../tests/Fold";
import { codeFont } from "../theme/studioTheme";
import { count } from "../words";
import { InstalledComponentView } from "./InstalledComponentView";
import { standings } from "./installed";

/** An installed extension, to be looked into: what its registered metadata says, and its components alive. */
export function InstalledDetail({ installed }: { installed: InstalledExtension }) {
  const { name, extension, icon, components, routines, standing } = installed;
  const title = extension.title || name;
  const [chosen, setChosen] = useState(0);
  const component = components[chosen];
  return (
    <Box component="section" aria-label={title} sx={{ p: "16px", display: "grid", gap: "16px" }}>
      <Box sx={{ display: "flex", gap: "16px", alignItems: "flex-start" }}>
        <Icon uri={icon || null} size={64} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography component="h3" variant="h2" className="selectable">
            {title}
          </Typography>
          <Box
            sx={{
              display: "flex",
              flexWrap: "wrap",
              gap: "4px 10px",
              alignItems: "center",
              color: "text.secondary",
            }}
          >
            <Box component="span" className="selectable" sx={{ fontFamily: codeFont, fontSize: 12 }}>
              {name}
            </Box>
            {extension.version && <span>Version {extension.version}</span>}
            {extension.provider && <span>{providers[extension.provider].title}</span>}
            {extension.author?.value && <span>by {extension.author.value}</span>}
            {standing && (
              <Tooltip title={standings[standing].help}>
                <Chip
                  variant="outlined"
                  label={standings[standing].label}
                  color={standings[standing].colour}
                  sx={{ height: 20 }}
                />
              </Tooltip>
            )}
          </Box>
        </Box>
        <Button
          variant="outlined"
          color="error"
          startIcon={<DeleteOutlined />}
          onClick={() => openDialog({ kind: "removeInstalled", name, title, destination: null })}
        >
          Remove…
        </Button>
      </Box>
      {extension.description && (
        <Typography className="selectable" sx={{ maxWidth: 720, whiteSpace: "pre-wrap" }}>
          {extension.description}
        </Typography>
      )}
      {extension.details.length > 0 && (
        <Facts>
          {extension.details.map(({ name: fact, value, link }, at) => (
            <Fact key={at} name={fact}>
              {link ? <Out href={link.href}>{link.label || link.href}</Out> : value}
            </Fact>
          ))}
        </Facts>
      )}
      <Fold title={count(routines.length, "routine")}>
        <Box
          component="ul"
          className="selectable"
          sx={{
            listStyle: "none",
            m: 0,
            p: "6px 10px",
            fontFamily: codeFont,
            fontSize: 12,
            lineHeight: "20px",
          }}
        >
          {routines.map((routine) => (
            <li key={routine}>{routine}</li>
          ))}
          {routines.length === 0 && <li>None is registered.</li>}
        </Box>
      </Fold>
      <Box component="section" aria-label="Components">
        <Typography component="h4" variant="h6" sx={{ color: "text.secondary", mb: "6px" }}>
          {count(components.length, "component")}
        </Typography>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: "6px", mb: "12px" }}>
          {components.map(({ component: { name: folder, title: label }, icon: picture }, at) => (
            <Chip
              key={at}
              clickable
              variant={at === chosen ? "filled" : "outlined"}
              color={at === chosen ? "primary" : "default"}
              aria-pressed={at === chosen}
              icon={
                <Box component="span" sx={{ display: "inline-flex", pl: "6px" }}>
                  <Icon uri={picture || null} size={16} />
                </Box>
              }
              label={label || folder}
              onClick={() => setChosen(at)}
            />
          ))}
        </Box>
        {component && (
          <InstalledComponentView key={chosen} extension={name} at={chosen} installed={component} />
        )}
      </Box>
    </Box>
  );
}

const Facts = ({ children }: { children: ReactNode }) => (
  <Box
    component="dl"
    className="selectable"
    sx={{ m: 0, display: "grid", gridTemplateColumns: "max-content 1fr", gap: "2px 16px" }}
  >
    {children}
  </Box>
);

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: "text.secondary" }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere" }}>
        {children}
      </Box>
    </>
  );
}

/** A link that a package brought: it opens in the browser, where the web's own rules hold. */
const Out = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link component="button" type="button" onClick={() => void openUrl(href).catch(showError)}>
    {children}
  </Link>
);
