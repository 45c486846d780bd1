import ChevronRight from "@mui/icons-material/ChevronRight";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useState, type ReactNode } from "react";

/** Something that is opened when it is wanted. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
      <ButtonBase
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        sx={{ gap: "4px", p: "2px 6px 2px 0", borderRadius: 1, fontWeight: 600, fontSize: 12 }}
      >
        <ChevronRight sx={{ fontSize: 16, transform: open ? "rotate(90deg)" : "none" }} />
        {title}
      </ButtonBase>
      {open && <Box sx={{ mt: "4px", border: 1, borderColor: "divider", borderRadius: 1 }}>{children}</Box>}
    </Box>
  );
}
