import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useState } from "react";

import { change } from "../api/apply";
import { studio } from "../api/studio";
import { useTests } from "../state/tests";

interface NewSheetDialogProps {
  folder: string;
  taken: readonly string[];
  onClose(): void;
}

function refusal(stem: string, taken: readonly string[]): string | null {
  if (!/^[\p{L}\p{N}_-]+$/u.test(stem)) return "Letters, digits, hyphens and underscores";
  return taken.includes(stem) ? "There is a table of this name" : null;
}

/** Asks for a new table's name. */
export function NewSheetDialog({ folder, taken, onClose }: NewSheetDialogProps) {
  const [stem, setStem] = useState("");
  const refused = refusal(stem, taken);
  async function add() {
    if (refused !== null || !(await change(() => studio.addTestSheet(folder, stem)))) return;
    useTests.getState().show(folder, { kind: "sheet", stem });
    onClose();
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="new-sheet-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <DialogTitle id="new-sheet-title">Add table</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            label="Name"
            value={stem}
            onChange={(event) => setStem(event.target.value)}
            error={stem !== "" && refused !== null}
            helperText={
              stem !== "" && refused !== null ? refused : "Its rows go into a file of this name, .ndjson"
            }
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={refused !== null}>
            Add
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
