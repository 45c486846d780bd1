import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";

export interface ConfirmDiscardProps {
  open: boolean;
  onKeep(): void;
  onDiscard(): void;
}

/** Asked before a drawing is closed that nobody saved. */
export function ConfirmDiscard({ open, onKeep, onDiscard }: ConfirmDiscardProps) {
  const id = useId();
  return (
    <Dialog open={open} onClose={onKeep} role="alertdialog" aria-labelledby={id} maxWidth="xs">
      <DialogTitle id={id} sx={{ fontSize: 16, fontWeight: 500 }}>
        Discard what you drew?
      </DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ fontSize: 13 }}>
          The drawing has changes that are not saved.
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onKeep}>
          Keep drawing
        </Button>
        <Button color="error" onClick={onDiscard}>
          Discard
        </Button>
      </DialogActions>
    </Dialog>
  );
}
