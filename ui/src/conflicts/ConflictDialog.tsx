import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogTitle from "@mui/material/DialogTitle";
import List from "@mui/material/List";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemText from "@mui/material/ListItemText";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { lazy, useEffect, useState } from "react";

import { run } from "../api/apply";
import { keys } from "../api/keys";
import { useStatePart } from "../api/queries";
import { studio } from "../api/studio";
import type { Conflict } from "../generated/Conflict";
import type { Resolution } from "../generated/Resolution";
import { EmptyState } from "../shell/EmptyState";
import { LoadingRoom, Room } from "../shell/Room";
import { codeFont } from "../theme/studioTheme";

const MergeEditor = lazy(() => import("./MergeEditor"));

function OneSide({ text, label }: { text: string; label: string }) {
  return (
    <Stack sx={{ height: "100%" }}>
      <Alert severity="info" sx={{ m: 1.5, mb: 0 }}>
        {label}
      </Alert>
      <Box
        component="pre"
        sx={{ flex: 1, overflow: "auto", m: 0, p: 2, fontFamily: codeFont, fontSize: 12.5, lineHeight: 1.6 }}
      >
        {text}
      </Box>
    </Stack>
  );
}

function Comparison({ conflict, onMerge }: { conflict: Conflict; onMerge(text: string): void }) {
  const { path, mine, theirs } = conflict;
  if (mine !== null && theirs !== null)
    return (
      <Stack sx={{ height: "100%" }}>
        <Stack
          direction="row"
          sx={{
            px: 2,
            py: 0.75,
            borderBottom: 1,
            borderColor: "divider",
            "& > *": { flex: 1 },
            fontSize: 12,
          }}
        >
          <span>
            <b>Mine</b>, unsaved in the studio. You can edit it here.
          </span>
          <span>
            <b>Theirs</b>, as it stands on disk
          </span>
        </Stack>
        <Box sx={{ flex: 1, minHeight: 0 }}>
          <Room name="The comparison" resetKey={path}>
            <MergeEditor path={path} mine={mine} theirs={theirs} onMerge={onMerge} />
          </Room>
        </Box>
      </Stack>
    );
  if (mine !== null)
    return <OneSide text={mine} label="Another program deleted this file. This is your unsaved text." />;
  if (theirs !== null)
    return (
      <OneSide text={theirs} label="You deleted this file here; this is how another program changed it." />
    );
  return <EmptyState title="Not a text">This file cannot be shown. Keep one of the two.</EmptyState>;
}

/** What each choice comes to, in this clash. */
export function choicesOf({ mine, theirs }: Conflict): { mine: string; theirs: string } {
  return {
    mine: mine === null && theirs !== null ? "Delete it" : "Keep mine",
    theirs: theirs === null && mine !== null ? "Delete it" : "Keep theirs",
  };
}

/** Every file that was changed on both sides, one after the other; nothing is lost until a choice is made. */
export function ConflictDialog({ onClose }: { onClose(): void }) {
  const conflicts = useStatePart((state) => state.conflicts) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [merged, setMerged] = useState<{ path: string; text: string } | null>(null);
  const path = chosen !== null && conflicts.includes(chosen) ? chosen : (conflicts[0] ?? null);
  const { data: conflict } = useQuery({
    queryKey: keys.conflict(path ?? ""),
    queryFn: () => studio.conflict(path ?? ""),
    enabled: path !== null,
    // The disk may have changed again since it was last looked at.
    staleTime: 0,
  });

  useEffect(() => {
    if (path === null) onClose();
  }, [path, onClose]);
  if (path === null) return null;

  const edited = merged?.path === path ? merged.text : null;
  const resolve = (resolution: Resolution) => {
    setMerged(null);
    void run(studio.resolveConflict(path, resolution));
  };
  const choices = conflict ? choicesOf(conflict) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby="conflict-title"
      slotProps={{ paper: { sx: { width: "min(1180px, 94vw)", maxWidth: "none", height: "86vh" } } }}
    >
      <DialogTitle id="conflict-title">
        {conflicts.length === 1 ? "A file was" : `${conflicts.length} files were`} changed here and by another
        program
      </DialogTitle>
      <Stack
        direction="row"
        sx={{ flex: 1, minHeight: 0, borderTop: 1, borderBottom: 1, borderColor: "divider", mt: 1 }}
      >
        {conflicts.length > 1 && (
          <List dense sx={{ width: 260, borderRight: 1, borderColor: "divider", overflow: "auto" }}>
            {conflicts.map((each) => (
              <ListItemButton key={each} selected={each === path} onClick={() => setChosen(each)}>
                <ListItemText
                  primary={each.slice(each.lastIndexOf("/") + 1)}
                  secondary={each}
                  slotProps={{ secondary: { noWrap: true } }}
                />
              </ListItemButton>
            ))}
          </List>
        )}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {conflict ? (
            <Comparison key={path} conflict={conflict} onMerge={(text) => setMerged({ path, text })} />
          ) : (
            <LoadingRoom />
          )}
        </Box>
      </Stack>
      <DialogActions sx={{ pt: "12px !important" }}>
        <Typography noWrap sx={{ mr: "auto", fontFamily: codeFont, fontSize: 12, color: "text.secondary" }}>
          {path}
        </Typography>
        <Button color="inherit" onClick={onClose}>
          Decide later
        </Button>
        {choices && (
          <>
            <Button variant="outlined" onClick={() => resolve({ keep: "theirs" })}>
              {choices.theirs}
            </Button>
            <Button
              variant={edited === null ? "contained" : "outlined"}
              onClick={() => resolve({ keep: "mine" })}
            >
              {choices.mine}
            </Button>
            {edited !== null && (
              <Button variant="contained" onClick={() => resolve({ keep: "merged", text: edited })}>
                Save merged
              </Button>
            )}
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
