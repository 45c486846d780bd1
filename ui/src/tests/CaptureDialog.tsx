// What a capture would write, shown and asked about before it replaces anything.
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";

import { change } from "../api/apply";
import { studio } from "../api/studio";
import type { Captured } from "../generated/Captured";
import { useTests } from "../state/tests";
import { count } from "../words";
import { runTests } from "./running";
import { VerdictIcon } from "./VerdictIcon";
import { caseVerdict, verdictWords } from "./outcomes";

const TextDiff = lazy(() => import("./TextDiff"));

interface CaptureDialogProps {
  folder: string;
  captured: readonly Captured[];
  onClose(): void;
}

/** Cases that brought nothing to capture: they broke, were stopped, or cannot run here. */
function NotCaptured({ folder, captured }: Pick<CaptureDialogProps, "folder" | "captured">) {
  const states = useTests((store) => store.cases[folder]);
  const left = Object.entries(states ?? {}).filter(
    ([id, state]) =>
      !captured.some((one) => one.case.id === id) &&
      ["error", "notRunnable", "cancelled"].includes(caseVerdict(state)),
  );
  if (left.length === 0) return null;
  return (
    <Box sx={{ mt: "12px" }}>
      <Typography sx={{ color: "text.secondary", mb: "4px" }}>
        Not captured, for they did not run to their end:
      </Typography>
      {left.map(([id, state]) => (
        <Box key={id} sx={{ display: "flex", alignItems: "center", gap: "8px" }}>
          <VerdictIcon verdict={caseVerdict(state)} silent />
          {id}: {verdictWords[caseVerdict(state)].toLowerCase()}
        </Box>
      ))}
    </Box>
  );
}

export function CaptureDialog({ folder, captured, onClose }: CaptureDialogProps) {
  const changed = captured.filter(({ before, after }) => before !== after);
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = changed.filter(({ path }) => !left.includes(path));
  const replaces = chosen.some(({ before }) => before !== null);

  async function write() {
    const written = await change(() => studio.applyCapture(chosen.map(({ path }) => path)));
    if (!written) return;
    onClose();
    await runTests(
      [folder],
      chosen.map((one) => one.case.id),
    );
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="capture-title">
      <DialogTitle id="capture-title">
        {changed.length === 0 ? "Nothing to capture" : "Capture what the cases bring?"}
      </DialogTitle>
      <DialogContent>
        <Typography sx={{ color: "text.secondary", mb: "12px" }}>
          {changed.length === 0
            ? captured.length === 0
              ? "No case ran to its end with rows to keep."
              : "Every fixture holds already what its case brings."
            : "This becomes what is expected from now on. Undo takes it back."}
        </Typography>
        {changed.map(({ case: { id }, path, before, after }) => (
          <Box key={path} sx={{ mb: "12px" }}>
            <FormControlLabel
              label={
                <>
                  <b>{id}</b>{" "}
                  <Box component="span" sx={{ color: "text.secondary" }}>
                    {before === null ? "has no fixture yet" : "would be replaced"}
                  </Box>
                </>
              }
              control={
                <Checkbox
                  checked={!left.includes(path)}
                  onChange={(_, on) => setLeft(on ? left.filter((each) => each !== path) : [...left, path])}
                />
              }
            />
            <Suspense fallback={<Box sx={{ height: 120 }} />}>
              <TextDiff path={path} before={before ?? ""} after={after} />
            </Suspense>
          </Box>
        ))}
        <NotCaptured folder={folder} captured={captured} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{changed.length === 0 ? "Close" : "Keep today’s"}</Button>
        {changed.length > 0 && (
          <Button variant="contained" disabled={chosen.length === 0} onClick={() => void write()}>
            {replaces ? "Replace" : "Write"} {count(chosen.length, "fixture")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
