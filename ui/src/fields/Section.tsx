import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";

interface SectionProps {
  title?: string;
  /** Stands at the end of the title's line. */
  action?: ReactNode;
  /** Distance between the fields, in pixels. */
  gap?: number;
  children: ReactNode;
}

/** Fields that belong together. */
export function Section({ title, action, gap = 10, children }: SectionProps) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={title === undefined ? undefined : id}
      sx={{
        py: "16px",
        "&:not(:first-of-type)": { borderTop: 1, borderColor: "divider" },
      }}
    >
      {title !== undefined && (
        <Box sx={{ display: "flex", alignItems: "center", minHeight: 28, mb: "8px", mt: "-6px" }}>
          <Typography id={id} component="h3" variant="subtitle2" sx={{ flex: 1, fontWeight: 600 }}>
            {title}
          </Typography>
          {action}
        </Box>
      )}
      <Box sx={{ display: "flex", flexDirection: "column", gap: `${gap}px` }}>{children}</Box>
    </Box>
  );
}
