import Close from "@mui/icons-material/Close";
import ContentPasteGo from "@mui/icons-material/ContentPasteGo";
import PlaylistAddCheck from "@mui/icons-material/PlaylistAddCheck";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Tooltip from "@mui/material/Tooltip";
import { useState, type ReactNode } from "react";

import type { CaseResult } from "../generated/CaseResult";
import type { Input } from "../generated/Input";
import type { TrialSetup } from "../generated/TrialSetup";
import { openDialog } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { duration, engineName } from "../words";
import { EngineSwitch } from "../warehouse/EngineSwitch";
import { ModeSwitch } from "./ModeSwitch";
import { RunButton } from "./RunButton";
import { fillFrom } from "./running";
import { useTrial } from "./trials";

interface TrialHeaderProps {
  folder: string;
  setup: TrialSetup;
  tables: readonly Input[];
  outdated: boolean;
  /** The tabs. */
  children: ReactNode;
}

/** What there is to see on the left, what can be done on the right. */
export function TrialHeader({ folder, setup, tables, outdated, children }: TrialHeaderProps) {
  const { result } = useTrial(folder);
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        flex: "none",
        gap: 0.75,
        minHeight: 38,
        pl: 0.5,
        pr: 1,
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      {children}
      {result && <Source result={result} outdated={outdated} />}
      <EngineSwitch />
      <ModeSwitch folder={folder} />
      <FillFromTest folder={folder} setup={setup} tables={tables} />
      <Button
        color="inherit"
        startIcon={<PlaylistAddCheck />}
        onClick={() => openDialog({ kind: "saveAsTest", folder })}
        sx={{ whiteSpace: "nowrap", flex: "none" }}
      >
        Save as test
      </Button>
      <RunButton folder={folder} />
      <Tooltip title="Hide rows and results">
        <IconButton aria-label="Hide Try it" onClick={() => useLayout.getState().showTrial(false)}>
          <Close sx={{ fontSize: "16px !important" }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

/** What made the result on the screen, and how long it took; or that it is not what would come now. */
function Source({ result: { engine, milliseconds }, outdated }: { result: CaseResult; outdated: boolean }) {
  const made = `${engineName(engine)} · ${duration(milliseconds)}`;
  if (outdated)
    return (
      <Tooltip title={`${made}, before what changed since`}>
        <Chip label="Outdated" color="warning" variant="outlined" sx={{ height: 20 }} />
      </Tooltip>
    );
  return (
    <Box component="span" sx={{ fontSize: 12, color: "text.secondary", whiteSpace: "nowrap", px: 0.5 }}>
      {made}
    </Box>
  );
}

function FillFromTest({ folder, setup, tables }: Pick<TrialHeaderProps, "folder" | "setup" | "tables">) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (setup.cases.length === 0) return null;
  return (
    <>
      <Tooltip describeChild title="Fill the form and choose the rows as a test case has them">
        <Button
          color="inherit"
          startIcon={<ContentPasteGo />}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ whiteSpace: "nowrap", flex: "none" }}
        >
          Fill from test
        </Button>
      </Tooltip>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <ListSubheader sx={{ fontSize: 11, lineHeight: "24px" }}>Test cases</ListSubheader>
        {setup.cases.map((each, at) => (
          <MenuItem
            key={at}
            onClick={() => {
              setAnchor(null);
              fillFrom(
                folder,
                each,
                tables.map(({ name }) => name),
              );
            }}
          >
            {each.id}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
