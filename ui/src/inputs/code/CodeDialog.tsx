import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { Suspense, useId, type ReactNode } from "react";

import { workflows } from "../../theme/tokens";

interface CodeDialogProps {
  title: string;
  problem: string | null;
  /** The editor. */
  children: ReactNode;
  onClose(): void;
}

/** A code field with room. What is typed counts at once; closing only closes. */
export function CodeDialog({ title, problem, children, onClose }: CodeDialogProps) {
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width: 800, maxWidth: "calc(100vw - 64px)", height: "70vh" } } }}
    >
      <Box sx={{ display: "flex", alignItems: "center", height: 56, pl: "16px", pr: "12px", flex: "none" }}>
        <Typography id={titleId} variant="subtitle1" component="h2" noWrap sx={{ flex: 1 }}>
          {title}
        </Typography>
        <IconButton aria-label="Close" onClick={onClose}>
          <Close sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          borderBlock: `1px solid ${workflows.divider}`,
        }}
      >
        <Suspense>{children}</Suspense>
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: "16px", p: "12px 16px", flex: "none" }}>
        <Typography role="status" variant="caption" color="error" sx={{ flex: 1 }}>
          {problem}
        </Typography>
        <Button variant="contained" onClick={onClose}>
          Done
        </Button>
      </Box>
    </Dialog>
  );
}
