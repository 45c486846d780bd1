import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import List from "@mui/material/List";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemText from "@mui/material/ListItemText";
import Typography from "@mui/material/Typography";

import type { Problem } from "../generated/Problem";
import { useProblemCursor } from "../problems/cursor";

const words = {
  export: { title: "Not exported: the package would not work", end: "Nothing was written." },
  deploy: { title: "Not deployed: the package would not work", end: "Nothing was installed." },
} as const;

interface RefusedDialogProps {
  errors: Problem[];
  what?: keyof typeof words;
  onClose(): void;
}

/** Why nothing was exported or installed; each error leads to its place. */
export function RefusedDialog({ errors, what = "export", onClose }: RefusedDialogProps) {
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="refused-title">
      <DialogTitle id="refused-title">{words[what].title}</DialogTitle>
      <DialogContent sx={{ px: "8px !important" }}>
        <Typography sx={{ color: "text.secondary", px: 1.5 }}>
          {errors.length === 1 ? "One error stands" : `${errors.length} errors stand`} in the way.{" "}
          {words[what].end}
        </Typography>
        <List dense>
          {errors.map((error, index) => (
            <ListItemButton
              key={index}
              autoFocus={index === 0}
              sx={{ borderRadius: 1 }}
              onClick={() => {
                onClose();
                useProblemCursor.getState().visit(error);
              }}
            >
              <ListItemText
                primary={error.message}
                secondary={[
                  error.extent ? `${error.path}:${error.extent.start.line}` : error.path,
                  ...(error.help ? [error.help] : []),
                ].join(" · ")}
              />
            </ListItemButton>
          ))}
        </List>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
