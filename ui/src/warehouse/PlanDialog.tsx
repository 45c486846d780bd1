import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import type { ActDone } from "../generated/ActDone";
import type { PlanView } from "../generated/PlanView";
import { ToldView } from "../tests/ToldView";
import { useNoticeable } from "../trial/useNoticeable";
import { count } from "../words";
import { ActList, type ActState } from "./ActList";
import { sayBilled, sayRoutines } from "./acts";
import { Refusal } from "./Findings";
import type { PlanPhase } from "./usePlan";

interface PlanDialogProps {
  title: string;
  phase: PlanPhase;
  /** Where it happens. */
  destination?: ReactNode;
  /** What is said of a plan before it is carried out. */
  about(plan: PlanView): ReactNode;
  /** What the button says that carries it out. */
  verb: string;
  isDestructive?: boolean;
  /** What is said once all of it is done. */
  success(plan: PlanView): string;
  /** Shown instead of the button while the plan does not fit what is filled in. */
  again?: ReactNode;
  onCarryOut(plan: PlanView): void;
  onCancel(): void;
  onClose(): void;
}

/** A plan: looked at before, followed while it is carried out, summed up after. */
export function PlanDialog(props: PlanDialogProps) {
  const {
    title,
    phase,
    destination,
    verb,
    isDestructive = false,
    again,
    onCarryOut,
    onCancel,
    onClose,
  } = props;
  const isRunning = phase.kind === "running";
  const isOver = phase.kind === "ended" || phase.kind === "lost";
  return (
    <Dialog
      open
      onClose={isRunning ? undefined : onClose}
      fullWidth
      maxWidth={isDestructive ? "sm" : "md"}
      aria-labelledby="plan-title"
      // It keeps its size while what is in it comes and goes.
      slotProps={{ paper: { sx: { height: isDestructive ? 460 : 620, maxHeight: "calc(100% - 64px)" } } }}
    >
      <DialogTitle id="plan-title">{title}</DialogTitle>
      <Box sx={{ px: "20px", display: "grid", gap: "10px", pb: "10px" }}>
        {destination}
        <Standing {...props} />
      </Box>
      <LinearProgress
        variant="determinate"
        aria-label="Statements done"
        value={isRunning ? (100 * phase.done.length) / Math.max(1, phase.plan.acts.length) : 0}
        sx={{ height: 2, flex: "none", visibility: isRunning ? "visible" : "hidden" }}
      />
      <DialogContent sx={{ pt: "4px !important", borderTop: 1, borderColor: "divider" }}>
        <Acts phase={phase} />
      </DialogContent>
      <DialogActions sx={{ borderTop: 1, borderColor: "divider", pt: "12px !important" }}>
        <Typography
          role="status"
          aria-label="How it stands"
          variant="caption"
          sx={{ flex: 1, color: "text.secondary", fontVariantNumeric: "tabular-nums" }}
        >
          {isRunning && `${phase.done.length} of ${count(phase.plan.acts.length, "statement")}`}
        </Typography>
        {isRunning ? (
          <Button variant="outlined" disabled={phase.cancelling} onClick={onCancel}>
            {phase.cancelling ? "Stopping…" : "Cancel"}
          </Button>
        ) : (
          <Button color="inherit" onClick={onClose} autoFocus={isOver}>
            {isOver ? "Close" : "Cancel"}
          </Button>
        )}
        {!isOver &&
          !isRunning &&
          (again ?? (
            <Button
              variant="contained"
              color={isDestructive ? "error" : "primary"}
              disabled={phase.kind !== "ready"}
              onClick={() => phase.kind === "ready" && onCarryOut(phase.plan)}
            >
              {verb}
            </Button>
          ))}
      </DialogActions>
    </Dialog>
  );
}

/** What there is to say about the plan as a whole. */
function Standing({ phase, about, success, onClose }: PlanDialogProps) {
  const isSlow = useNoticeable(phase.kind === "planning");
  switch (phase.kind) {
    case "planning":
      return (
        <Box role="status" sx={{ display: "flex", alignItems: "center", gap: "8px", minHeight: 20 }}>
          {isSlow && (
            <>
              <CircularProgress size={13} aria-hidden />
              <Typography sx={{ color: "text.secondary" }}>Looking at what is there…</Typography>
            </>
          )}
        </Box>
      );
    case "failed":
      return <Refusal error={phase.error} />;
    case "ready":
    case "running":
      return <Box>{about(phase.plan)}</Box>;
    case "lost":
      return (
        <>
          <Refusal error={phase.error} />
          <Typography>{sayHalf(phase.plan, phase.done)}</Typography>
        </>
      );
    case "ended": {
      const { plan, end } = phase;
      if (end.failure === null)
        return (
          <Alert severity="success" variant="outlined">
            {[success(plan), sayRoutines(plan.acts), sayBilled(end.done)].filter(Boolean).join(" · ")}
          </Alert>
        );
      const { told, cancelled } = end.failure;
      return (
        <Alert
          severity={cancelled ? "warning" : "error"}
          variant="outlined"
          sx={{ alignItems: "flex-start", "& .MuiAlert-message": { minWidth: 0, flex: 1 } }}
        >
          <Typography sx={{ fontWeight: 600 }}>
            {cancelled ? "Cancelled. " : ""}
            {sayHalf(plan, end.done)}
          </Typography>
          {!cancelled && (
            // A place in the package is looked at without the dialog before it.
            <Box onClick={(event) => event.target instanceof HTMLButtonElement && onClose()}>
              <ToldView told={told} />
            </Box>
          )}
        </Alert>
      );
    }
  }
}

function sayHalf({ acts }: PlanView, done: readonly ActDone[]): string {
  if (done.length === 0) return "Nothing was changed.";
  const left = acts.length - done.length;
  return `${count(done.length, "statement")} of ${acts.length} ${done.length === 1 ? "was" : "were"} carried out, ${left} ${left === 1 ? "was" : "were"} not. Doing it again starts from what is there now.`;
}

function Acts({ phase }: { phase: PlanPhase }) {
  if (phase.kind === "planning" || phase.kind === "failed") return null;
  const { plan } = phase;
  const done = phase.kind === "ended" ? phase.end.done : phase.kind === "ready" ? [] : phase.done;
  const stateOf = (at: number): ActState => {
    if (phase.kind === "ready") return "planned";
    const its = done.find((each) => each.at === at);
    if (its) return its.skipped === null ? "done" : "skipped";
    if (phase.kind === "running") return at === phase.at ? "running" : "waiting";
    return phase.kind === "ended" && phase.end.failure?.at === at && !phase.end.failure.cancelled
      ? "failed"
      : "undone";
  };
  return (
    <Box sx={{ pt: "10px" }}>
      <ActList acts={plan.acts} done={done} stateOf={stateOf} />
    </Box>
  );
}
