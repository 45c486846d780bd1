import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

export interface Choice {
  label: string;
  /** The one that Enter takes. */
  main?: boolean;
  destructive?: boolean;
  run(): unknown;
}

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  choices: Choice[];
  onClose(): void;
}

/** Asks before something that cannot be overlooked. */
export function ConfirmDialog({ title, children, choices, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
    >
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent>
        <Typography component="div" id="confirm-text" sx={{ color: "text.secondary" }}>
          {children}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Cancel
        </Button>
        {choices.map(({ label, main, destructive, run }) => (
          <Button
            key={label}
            autoFocus={main}
            variant={main ? "contained" : "text"}
            color={destructive ? "error" : "primary"}
            onClick={() => {
              onClose();
              void run();
            }}
          >
            {label}
          </Button>
        ))}
      </DialogActions>
    </Dialog>
  );
}
