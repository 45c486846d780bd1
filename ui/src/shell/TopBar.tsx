import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import PlayArrow from "@mui/icons-material/PlayArrow";
import ErrorOutlined from "@mui/icons-material/ErrorOutlined";
import MenuIcon from "@mui/icons-material/Menu";
import SearchIcon from "@mui/icons-material/Search";
import WarningAmber from "@mui/icons-material/WarningAmber";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ButtonBase from "@mui/material/ButtonBase";
import Divider from "@mui/material/Divider";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useProblems, useStatePart, type Contents } from "../api/queries";
import { countProblems, sayCounts } from "../problems/order";
import { saidOfTests, TestMark } from "../tests/TestMark";
import { useTests } from "../state/tests";
import { useLayout } from "../state/layout";
import { ActionIconButton, ActionTextButton } from "./ActionButton";
import type { Action } from "./action";
import { actions } from "./actions";
import { save, setAutosave } from "./commands";
import { useExport } from "./exporting";
import { ConnectionChip } from "../warehouse/ConnectionChip";
import { shortcutText, titleWithKeys } from "./shortcut";

const menu: (Action | null)[] = [
  actions.newPackage,
  actions.openFolder,
  null,
  actions.save,
  actions.export,
  actions.exportAs,
  actions.showFolder,
  null,
  actions.connection,
  actions.deploy,
  actions.installed,
  null,
  actions.settings,
  actions.shortcuts,
  null,
  actions.closePackage,
];

function PackageMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title="Package">
        <IconButton
          aria-label="Package menu"
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <MenuIcon />
        </IconButton>
      </Tooltip>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {menu.map((action, index) =>
          action === null ? (
            <Divider key={index} sx={{ my: "4px !important" }} />
          ) : (
            <MenuItem
              key={action.id}
              onClick={() => {
                setAnchor(null);
                void action.run();
              }}
            >
              <ListItemIcon>
                <action.Icon />
              </ListItemIcon>
              <ListItemText>{action.title}</ListItemText>
              <Typography variant="caption" sx={{ color: "text.secondary", pl: 4 }}>
                {action.shortcuts[0] && shortcutText(action.shortcuts[0])}
              </Typography>
            </MenuItem>
          ),
        )}
      </Menu>
    </>
  );
}

function HistoryButtons() {
  const undo = useStatePart((state) => state.undo);
  const redo = useStatePart((state) => state.redo);
  return (
    <>
      <ActionIconButton action={actions.undo} hint={undo ? `Undo: ${undo}` : undefined} />
      <ActionIconButton action={actions.redo} hint={redo ? `Redo: ${redo}` : undefined} />
    </>
  );
}

function SaveState() {
  const state = useStatePart(({ unsaved, saveProblem, autosave }) => ({ unsaved, saveProblem, autosave }));
  if (!state) return null;
  const unsaved = state.unsaved.length;
  return (
    <Stack direction="row" sx={{ alignItems: "center" }}>
      <Tooltip
        title={
          unsaved === 0
            ? "Everything is on disk"
            : titleWithKeys(`Save ${state.unsaved.join(", ")}`, ["Mod+S"])
        }
      >
        <Button
          aria-label={unsaved === 0 ? "Saved" : `Save, ${unsaved} unsaved`}
          color={state.saveProblem === null ? "inherit" : "error"}
          onClick={() => void save()}
          sx={{
            color: unsaved === 0 ? "text.secondary" : undefined,
            fontVariantNumeric: "tabular-nums",
            minWidth: 84,
          }}
        >
          {unsaved === 0 ? "Saved" : `${unsaved} unsaved`}
        </Button>
      </Tooltip>
      <Tooltip
        title={state.autosave ? "Changes are written a moment after they are made" : "Changes wait for Save"}
      >
        <FormControlLabel
          label="Autosave"
          control={
            <Switch
              checked={state.autosave}
              onChange={(_, on) => void setAutosave(on)}
              slotProps={{ input: { "aria-label": "Autosave" } }}
            />
          }
          sx={{ ml: 0, mr: 0.5, color: "text.secondary", "& .MuiFormControlLabel-label": { fontSize: 12 } }}
        />
      </Tooltip>
    </Stack>
  );
}

function CheckButton() {
  const { data: problems } = useProblems();
  const counts = countProblems(problems ?? []);
  const { problemsOpen, showProblems } = useLayout();
  const said = sayCounts(counts);
  const Icon = counts.errors > 0 ? ErrorOutlined : counts.warnings > 0 ? WarningAmber : CheckCircleOutlined;
  const colour = counts.errors > 0 ? "error" : counts.warnings > 0 ? "warning" : "success";
  return (
    <Tooltip
      title={titleWithKeys(said ? `Check: ${said}` : "Check: no problems", actions.problems.shortcuts)}
    >
      <Button
        color="inherit"
        aria-label={said ? `Check, ${said}` : "Check, no problems"}
        aria-pressed={problemsOpen}
        startIcon={<Icon color={problems ? colour : "disabled"} />}
        onClick={() => showProblems(!problemsOpen)}
        sx={{ fontVariantNumeric: "tabular-nums" }}
      >
        Check
        {said && (
          <Box component="span" sx={{ ml: 0.75, color: `${colour}.main`, fontWeight: 600 }}>
            {counts.errors + counts.warnings}
          </Box>
        )}
      </Button>
    </Tooltip>
  );
}

function TestButton() {
  const said = useTests(saidOfTests);
  const pick = () => {
    void actions.allTests.run();
    void actions.runAllTests.run();
  };
  return (
    <Tooltip
      title={titleWithKeys(said ? `Run all tests (${said})` : "Run all tests", actions.runAllTests.shortcuts)}
    >
      <Button
        color="inherit"
        aria-label={said ? `Test, ${said}` : "Test"}
        startIcon={<TestMark blank={<PlayArrow color="disabled" />} />}
        onClick={pick}
      >
        Test
      </Button>
    </Tooltip>
  );
}

function FindField() {
  return (
    <ButtonBase
      onClick={() => actions.palette.run()}
      aria-label="Find an action or a place"
      sx={{
        flex: "0 1 300px",
        minWidth: 0,
        height: 28,
        px: 1,
        gap: 0.75,
        justifyContent: "flex-start",
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        color: "text.secondary",
        bgcolor: "background.paper",
        fontSize: 13,
        "&:hover": { borderColor: "text.disabled" },
      }}
    >
      <SearchIcon sx={{ fontSize: 16 }} />
      <Typography noWrap>Find anything</Typography>
      <Typography variant="caption" sx={{ ml: "auto", whiteSpace: "nowrap" }}>
        {shortcutText("Mod+K")}
      </Typography>
    </ButtonBase>
  );
}

export function TopBar({ overview }: { overview: Contents }) {
  const { extension } = overview;
  const exporting = useExport((store) => store.running);
  return (
    <Stack
      component="header"
      direction="row"
      sx={{
        alignItems: "center",
        gap: 1,
        height: 44,
        px: 1,
        flexShrink: 0,
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <PackageMenu />
      <Typography component="h1" noWrap sx={{ fontWeight: 600, flexShrink: 1, minWidth: 60 }}>
        {extension.title || extension.name || "Untitled package"}
      </Typography>
      <ConnectionChip provider={extension.provider} />
      <Divider orientation="vertical" flexItem sx={{ my: 1, mx: 0.5 }} />
      <HistoryButtons />
      <Box sx={{ flex: 1, display: "flex", justifyContent: "center", minWidth: 0 }}>
        <FindField />
      </Box>
      <SaveState />
      <CheckButton />
      <TestButton />
      <ActionTextButton action={actions.deploy} color="inherit">
        Deploy
      </ActionTextButton>
      <ActionTextButton action={actions.export} variant="contained" loading={exporting}>
        Export
      </ActionTextButton>
    </Stack>
  );
}
