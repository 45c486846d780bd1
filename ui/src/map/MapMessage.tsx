import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import type { ReactNode } from "react";
import { floating, focusRing } from "./theme";

/** Stands where the map would be. */
export function MapMessage({ children }: { children: ReactNode }) {
  return (
    <Box
      role="status"
      sx={{
        position: "absolute",
        inset: 0,
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        justifyContent: "center",
        gap: 2,
        px: 12,
        textAlign: "center",
        fontSize: 13,
      }}
    >
      {children}
    </Box>
  );
}

/** A line on the map about what just happened. */
export function MapNotice({ children, onClose }: { children: ReactNode; onClose?: () => void }) {
  return (
    <Box
      role="alert"
      sx={{
        position: "absolute",
        left: 63,
        bottom: 28,
        maxWidth: "calc(100% - 126px)",
        display: "flex",
        alignItems: "center",
        gap: 1,
        px: "12px",
        py: "7px",
        fontSize: 12,
        ...floating,
      }}
    >
      {children}
      {onClose && (
        <IconButton aria-label="Dismiss" size="small" onClick={onClose} sx={{ p: "2px", ...focusRing }}>
          <Close sx={{ fontSize: 14 }} />
        </IconButton>
      )}
    </Box>
  );
}
