import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";

import { useOverview, type Contents } from "../api/queries";
import type { Selection } from "../generated/Selection";
import { importIcon } from "../shell/commands";
import { EmptyState } from "../shell/EmptyState";
import { useSelection } from "../state/selection";

/** What names an icon, and where to see it. */
function usesOf(
  name: string,
  { extension, components }: Contents,
): { title: string; selection: Selection }[] {
  return [
    ...(extension.icon === name
      ? [{ title: extension.title || "The extension", selection: { kind: "extension" } as const }]
      : []),
    ...components
      .filter(({ icon }) => icon === name)
      .map(({ folder, title }) => ({
        title: title || folder,
        selection: { kind: "component", folder, input: null } as const,
      })),
  ];
}

/** A picture's own size: one that is in the page answers with the size it is drawn at. */
function useOwnSize(uri: string | null): { width: number; height: number } | null {
  const [measured, setMeasured] = useState<{ uri: string; width: number; height: number } | null>(null);
  useEffect(() => {
    if (uri === null) return;
    const picture = new Image();
    picture.onload = () => setMeasured({ uri, width: picture.naturalWidth, height: picture.naturalHeight });
    picture.src = uri;
    return () => {
      picture.onload = null;
    };
  }, [uri]);
  return measured?.uri === uri ? measured : null;
}

const chequers = (a: string, b: string) => ({
  backgroundColor: a,
  backgroundImage: `conic-gradient(${b} 25%, transparent 0 50%, ${b} 0 75%, transparent 0)`,
  backgroundSize: "16px 16px",
});

const grounds = [
  { name: "On light", style: chequers("#ffffff", "#f1f3f4") },
  { name: "On dark", style: chequers("#24282c", "#2b3035") },
];

/** One icon, large, on light and on dark, with who uses it. */
export default function IconView({ name }: { name: string }) {
  const { data: overview } = useOverview();
  const icon = overview?.icons.find((each) => each.name === name);
  const size = useOwnSize(icon?.uri ?? null);
  if (!overview) return null;
  if (!icon) return <EmptyState title="This icon is gone">icons/{name} is not in the package.</EmptyState>;

  const uses = usesOf(name, overview);
  const { uri, path, problem } = icon;
  return (
    <Box sx={{ height: "100%", overflow: "auto", p: 3 }}>
      <Typography variant="h2">{name}</Typography>
      <Typography sx={{ color: "text.secondary", mb: 2 }}>
        {path}
        {size && ` · ${size.width} × ${size.height} px`}
      </Typography>
      {problem !== null && (
        <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
          {problem}
        </Alert>
      )}
      {uri !== null && (
        <Stack direction="row" sx={{ gap: 2, mb: 3, flexWrap: "wrap" }}>
          {grounds.map((ground, index) => (
            <Box
              key={ground.name}
              style={ground.style}
              sx={{
                width: 200,
                height: 200,
                display: "grid",
                placeItems: "center",
                borderRadius: 2,
                border: 1,
                borderColor: "divider",
              }}
            >
              <img
                src={uri}
                alt={index === 0 ? name : ""}
                width={128}
                height={128}
                style={{ objectFit: "contain" }}
              />
            </Box>
          ))}
        </Stack>
      )}
      <Typography variant="h4" sx={{ mb: 0.5 }}>
        {uses.length === 0 ? "Nothing uses it" : "Used by"}
      </Typography>
      <Stack sx={{ alignItems: "flex-start", gap: 0.5, mb: 3 }}>
        {uses.map(({ title, selection }) => (
          <Link
            key={title + JSON.stringify(selection)}
            component="button"
            type="button"
            onClick={() => useSelection.getState().select(selection, { tab: "form" })}
          >
            {title}
          </Link>
        ))}
      </Stack>
      <Stack direction="row" sx={{ gap: 1 }}>
        <Button variant="outlined" onClick={() => void importIcon()}>
          Import another…
        </Button>
        {path.endsWith(".svg") && (
          <Button color="inherit" onClick={() => useSelection.getState().select({ kind: "file", path })}>
            Edit as text
          </Button>
        )}
      </Stack>
    </Box>
  );
}
