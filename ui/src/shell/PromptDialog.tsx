import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useState, type FormEvent } from "react";

interface PromptDialogProps {
  title: string;
  label: string;
  initial: string;
  /** What the answer will lead to, or why it cannot be taken. */
  explain(answer: string): { error: boolean; text: string };
  submit: string;
  monospace?: boolean;
  onSubmit(answer: string): unknown;
  onClose(): void;
}

/** Asks for one short text. */
export function PromptDialog({
  title,
  label,
  initial,
  explain,
  submit,
  monospace,
  onSubmit,
  onClose,
}: PromptDialogProps) {
  const [answer, setAnswer] = useState(initial);
  const { error, text } = explain(answer.trim());
  const takeAnswer = (event: FormEvent) => {
    event.preventDefault();
    if (error || answer.trim() === "") return;
    onClose();
    onSubmit(answer.trim());
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="prompt-title">
      <form onSubmit={takeAnswer}>
        <DialogTitle id="prompt-title">{title}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            margin="dense"
            label={label}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
            onFocus={(event) => event.target.select()}
            error={error && answer.trim() !== ""}
            helperText={text || " "}
            slotProps={{
              htmlInput: {
                spellCheck: !monospace,
                autoComplete: "off",
                style: monospace ? { fontFamily: "JetBrains Mono Variable, monospace" } : undefined,
              },
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={error || answer.trim() === ""}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
