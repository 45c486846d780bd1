import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";

import { useToasts, type Toast } from "../state/toasts";
import { ExportResult } from "./ExportResult";

/** An error stays long enough to be read and acted on. */
const lifetimes: Record<Toast["severity"], number> = {
  error: 15_000,
  warning: 10_000,
  info: 6_000,
  success: 6_000,
};

function ToastView({ toast }: { toast: Toast }) {
  const dismiss = useToasts((store) => store.dismiss);
  const [held, setHeld] = useState(false);
  const { id, severity, message, help, action } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), lifetimes[severity]);
    return () => clearTimeout(timer);
  }, [held, id, severity, dismiss]);
  return (
    <Alert
      severity={severity}
      variant="standard"
      onClose={() => dismiss(id)}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      action={
        action && (
          <Button
            color="inherit"
            onClick={() => {
              dismiss(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )
      }
      sx={{ boxShadow: 6, border: 1, borderColor: "divider", alignItems: "flex-start" }}
    >
      <span className="selectable" style={{ overflowWrap: "anywhere" }}>
        {message}
      </span>
      {help && (
        <Typography className="selectable" sx={{ color: "text.secondary", fontSize: 12 }}>
          {help}
        </Typography>
      )}
    </Alert>
  );
}

/** Messages in the corner, above everything. */
export function Toasts() {
  const toasts = useToasts((store) => store.toasts);
  return (
    <Stack
      sx={{
        position: "fixed",
        right: 16,
        bottom: 38,
        width: 420,
        maxWidth: "calc(100vw - 32px)",
        gap: 1,
        zIndex: "snackbar",
      }}
    >
      <ExportResult />
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </Stack>
  );
}
