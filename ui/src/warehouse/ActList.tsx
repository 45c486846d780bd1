import CheckCircle from "@mui/icons-material/CheckCircle";
import ChevronRight from "@mui/icons-material/ChevronRight";
import DoNotDisturbOn from "@mui/icons-material/DoNotDisturbOn";
import ErrorIcon from "@mui/icons-material/Error";
import RadioButtonUnchecked from "@mui/icons-material/RadioButtonUnchecked";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import CircularProgress from "@mui/material/CircularProgress";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState } from "react";

import type { Act } from "../generated/Act";
import type { ActDone } from "../generated/ActDone";
import { SqlBlock } from "../tests/SqlBlock";
import { codeFont } from "../theme/studioTheme";
import { duration } from "../words";
import { detailOf, groupsOf, sayBilled, titleOf } from "./acts";

export type ActState = "planned" | "waiting" | "running" | "done" | "skipped" | "failed" | "undone";

const said: Record<ActState, string> = {
  planned: "",
  waiting: "waiting",
  running: "running",
  done: "done",
  skipped: "skipped",
  failed: "failed",
  undone: "not done",
};

function StateMark({ state }: { state: ActState }) {
  const look = { fontSize: "16px !important" };
  switch (state) {
    case "planned":
      return null;
    case "running":
      return <CircularProgress size={13} thickness={6} aria-hidden sx={{ m: "1.5px" }} />;
    case "done":
      return <CheckCircle color="success" sx={look} />;
    case "skipped":
      return <DoNotDisturbOn color="warning" sx={look} />;
    case "failed":
      return <ErrorIcon color="error" sx={look} />;
    case "waiting":
    case "undone":
      return <RadioButtonUnchecked color="disabled" sx={look} />;
  }
}

interface ActRowProps {
  act: Act;
  at: number;
  state: ActState;
  done: ActDone | undefined;
}

function ActRow({ act, at, state, done }: ActRowProps) {
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (state === "running") row.current?.scrollIntoView({ block: "nearest" });
  }, [state]);
  const title = titleOf(act);
  const detail = detailOf(act);
  return (
    <Box
      component="li"
      ref={row}
      sx={{ borderTop: 1, borderColor: "divider", "&:first-of-type": { border: 0 } }}
    >
      <ButtonBase
        aria-expanded={open}
        aria-label={[title, detail, said[state]].filter(Boolean).join(", ")}
        onClick={() => setOpen(!open)}
        sx={{
          width: "100%",
          gap: "8px",
          minHeight: 28,
          px: "6px",
          justifyContent: "flex-start",
          fontSize: 12,
        }}
      >
        <ChevronRight sx={{ fontSize: 16, transform: open ? "rotate(90deg)" : "none" }} />
        <StateMark state={state} />
        <Box component="span" sx={{ ...oneLine, fontFamily: act.name && detail ? codeFont : undefined }}>
          {title}
        </Box>
        <Box component="span" sx={{ ...oneLine, flex: 1, textAlign: "left", color: "text.secondary" }}>
          {detail}
        </Box>
        {done && (
          <Box
            component="span"
            sx={{ flex: "none", color: "text.secondary", fontVariantNumeric: "tabular-nums" }}
          >
            {duration(done.milliseconds)}
            {sayBilled([done]) && ` · ${sayBilled([done])}`}
          </Box>
        )}
      </ButtonBase>
      {(open || done?.skipped) && (
        <Box sx={{ p: "0 8px 8px 28px", display: "grid", gap: "4px" }}>
          {done?.skipped && (
            <Typography variant="caption" className="selectable" sx={{ color: "text.secondary" }}>
              Left as it is: {done.skipped}
            </Typography>
          )}
          {open && done?.job && (
            <Typography
              variant="caption"
              className="selectable"
              sx={{ color: "text.secondary", overflowWrap: "anywhere" }}
            >
              Job {done.job}
            </Typography>
          )}
          {open && <SqlBlock text={act.sql} label={`Statement ${at + 1}: ${title}`} />}
        </Box>
      )}
    </Box>
  );
}

interface ActListProps {
  acts: readonly Act[];
  done: readonly ActDone[];
  stateOf(at: number): ActState;
}

/** What a plan does, by what becomes of things; each act opens to its SQL. */
export function ActList({ acts, done, stateOf }: ActListProps) {
  return (
    <Box sx={{ display: "grid", gap: "12px" }}>
      {groupsOf(acts).map((group) => (
        <Box key={group.id} component="section" aria-label={group.title}>
          <Typography component="h3" variant="h6" sx={{ color: "text.secondary", mb: "4px" }}>
            {group.title}{" "}
            <Box component="span" sx={{ fontWeight: 400 }}>
              {group.id === "registered" ? "" : group.acts.length}
            </Box>
          </Typography>
          <Box
            component="ul"
            sx={{ listStyle: "none", m: 0, p: 0, border: 1, borderColor: "divider", borderRadius: 1 }}
          >
            {group.acts.map(({ act, at }) => (
              <ActRow
                key={at}
                act={act}
                at={at}
                state={stateOf(at)}
                done={done.find((each) => each.at === at)}
              />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const oneLine = {
  minWidth: 0,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
} as const;
