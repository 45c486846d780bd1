import ArrowForward from "@mui/icons-material/ArrowForward";
import FolderOutlined from "@mui/icons-material/FolderOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import { useStartup } from "../api/queries";
import type { ExampleEntry } from "../generated/ExampleEntry";
import type { Recent } from "../generated/Recent";
import type { Action } from "../shell/action";
import { actions } from "../shell/actions";
import { Keys } from "../shell/Keys";
import { openExample, openPath } from "../shell/session";
import { titleWithKeys } from "../shell/shortcut";
import { Mark } from "./Mark";

const RowButton = styled(ButtonBase)(({ theme: { palette } }) => ({
  display: "flex",
  width: "100%",
  justifyContent: "flex-start",
  textAlign: "left",
  gap: 12,
  padding: "8px 10px",
  borderRadius: 6,
  fontSize: 13,
  "&:hover": { backgroundColor: palette.action.hover },
}));

const Card = styled(ButtonBase)(({ theme: { palette } }) => ({
  display: "block",
  width: "100%",
  textAlign: "left",
  padding: "14px 16px",
  borderRadius: 8,
  border: `1px solid ${palette.divider}`,
  backgroundColor: palette.background.paper,
  transition: "border-color 120ms",
  "&:hover": { borderColor: palette.primary.main },
  "& .go": { opacity: 0, transition: "opacity 120ms" },
  "&:hover .go, &.Mui-focusVisible .go": { opacity: 1 },
}));

function Heading({ children }: { children: ReactNode }) {
  return (
    <Typography component="h2" variant="overline" sx={{ color: "text.secondary", display: "block", mb: 1 }}>
      {children}
    </Typography>
  );
}

function Start({
  action,
  title,
  note,
  first,
}: {
  action: Action;
  title: string;
  note: string;
  first?: boolean;
}) {
  const { Icon, shortcuts } = action;
  return (
    <RowButton autoFocus={first} onClick={() => void action.run()}>
      <Box
        sx={{
          width: 34,
          height: 34,
          borderRadius: 1.5,
          display: "grid",
          placeItems: "center",
          flexShrink: 0,
          bgcolor: first ? "primary.main" : "action.hover",
          color: first ? "primary.contrastText" : "text.primary",
        }}
      >
        <Icon />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{title}</Box>
        <Box sx={{ color: "text.secondary", fontSize: 12 }}>{note}</Box>
      </Box>
      <Keys shortcuts={shortcuts.slice(0, 1)} />
    </RowButton>
  );
}

function RecentList({ recent }: { recent: Recent[] }) {
  if (recent.length === 0)
    return (
      <Typography sx={{ color: "text.secondary", px: 1.25 }}>
        Packages you open will be listed here.
      </Typography>
    );
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {recent.slice(0, 6).map(({ path, title }) => (
        <li key={path}>
          <RowButton onClick={() => void openPath(path)} sx={{ alignItems: "center", py: "6px !important" }}>
            <FolderOutlined sx={{ color: "text.secondary" }} />
            <Box sx={{ minWidth: 0 }}>
              <Typography noWrap>{title}</Typography>
              {/* The end of a path says more than its beginning. */}
              <Typography noWrap dir="rtl" sx={{ color: "text.secondary", fontSize: 12, textAlign: "left" }}>
                <bdi>{path}</bdi>
              </Typography>
            </Box>
          </RowButton>
        </li>
      ))}
    </Box>
  );
}

function Examples({ examples }: { examples: ExampleEntry[] }) {
  return (
    <Stack sx={{ gap: 1.25 }}>
      {examples.map(({ name, title, description }) => (
        <Card key={name} onClick={() => void openExample(name)}>
          <Box sx={{ display: "flex", alignItems: "center", fontWeight: 600, mb: 0.25 }}>
            {title}
            <ArrowForward className="go" color="primary" sx={{ ml: "auto" }} />
          </Box>
          <Typography sx={{ color: "text.secondary" }}>{description}</Typography>
        </Card>
      ))}
    </Stack>
  );
}

function LoadingExamples() {
  return (
    <Stack sx={{ gap: 1.25 }}>
      {[0, 1].map((each) => (
        <Skeleton key={each} variant="rounded" height={84} animation={false} />
      ))}
    </Stack>
  );
}

/** An empty studio: how to begin. */
export function Welcome() {
  const { data } = useStartup();
  return (
    <Box
      component="main"
      sx={{ height: "100%", overflow: "auto", display: "grid", placeItems: "center", p: 4 }}
    >
      <Box sx={{ width: "min(940px, 100%)", my: "auto" }}>
        <Stack direction="row" sx={{ alignItems: "center", gap: 2, mb: 5, px: 1.25 }}>
          <Mark size={52} />
          <Box>
            <Typography
              component="h1"
              sx={{ fontSize: 26, fontWeight: 650, letterSpacing: "-0.02em", lineHeight: 1.2 }}
            >
              Extension Studio
            </Typography>
            <Typography sx={{ color: "text.secondary", fontSize: 14 }}>
              Design components for CARTO Workflows, see them at work, and export them as a package.
            </Typography>
          </Box>
          <Tooltip title={titleWithKeys("Settings", actions.settings.shortcuts)}>
            <IconButton aria-label="Settings" onClick={() => actions.settings.run()} sx={{ ml: "auto" }}>
              <actions.settings.Icon />
            </IconButton>
          </Tooltip>
        </Stack>
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: 6 }}>
          <div>
            <Box sx={{ px: 1.25 }}>
              <Heading>Start</Heading>
            </Box>
            <Stack sx={{ gap: 0.5, mb: 4 }}>
              <Start
                first
                action={actions.newPackage}
                title="New package"
                note="A working component with a test, ready to shape"
              />
              <Start
                action={actions.openFolder}
                title="Open folder"
                note="A package you have: its folder with metadata.json"
              />
            </Stack>
            <Box sx={{ px: 1.25 }}>
              <Heading>Recent</Heading>
            </Box>
            {data ? <RecentList recent={data.recent} /> : null}
          </div>
          {data?.examples.length !== 0 && (
            <div>
              <Heading>Examples to take apart</Heading>
              {data ? <Examples examples={data.examples} /> : <LoadingExamples />}
            </div>
          )}
        </Box>
        {data && (
          <Typography sx={{ color: "text.disabled", fontSize: 12, mt: 5, px: 1.25 }}>
            Version {data.version}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
