import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What stands where nothing is yet. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <Stack sx={{ height: "100%", alignItems: "center", justifyContent: "center", p: 4, textAlign: "center" }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Typography component="div" sx={{ color: "text.secondary", maxWidth: 380, mb: action ? 2 : 0 }}>
        {children}
      </Typography>
      {action}
    </Stack>
  );
}
