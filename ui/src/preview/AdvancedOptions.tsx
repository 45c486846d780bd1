import KeyboardArrowDown from "@mui/icons-material/KeyboardArrowDown";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useId, useState, type ReactNode } from "react";

import { workflows } from "../theme/tokens";

interface AdvancedOptionsProps {
  /** How many of its fields have one. */
  problems: number;
  /** Whether one of its fields is asked for: it unfolds. */
  isWanted: boolean;
  children: ReactNode;
}

/** The part of the panel that folds; it begins folded. */
export function AdvancedOptions({ problems, isWanted, children }: AdvancedOptionsProps) {
  const [open, setOpen] = useState(isWanted);
  const [wasWanted, setWasWanted] = useState(isWanted);
  const bodyId = useId();
  if (isWanted !== wasWanted) {
    setWasWanted(isWanted);
    if (isWanted) setOpen(true);
  }
  return (
    <Box sx={{ borderTop: `1px solid ${workflows.divider}` }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => setOpen(!open)}
        sx={{
          display: "flex",
          width: "100%",
          gap: "8px",
          p: "10px 16px",
          fontSize: 13,
          lineHeight: "20px",
          fontFamily: "inherit",
          letterSpacing: "inherit",
          fontWeight: 500,
          textAlign: "left",
          "&.Mui-focusVisible": { outlineOffset: -2 },
        }}
      >
        <Box component="span" sx={{ flex: 1 }}>
          Advanced options
        </Box>
        {problems > 0 && !open && (
          <Box component="span" sx={{ fontSize: workflows.labelSize, fontWeight: 400, color: "error.main" }}>
            {problems === 1 ? "1 problem" : `${problems} problems`}
          </Box>
        )}
        <KeyboardArrowDown
          sx={{ fontSize: 16, color: "text.secondary", transform: open ? "rotate(180deg)" : "none" }}
        />
      </ButtonBase>
      {open && (
        <Box id={bodyId} sx={{ display: "flex", flexDirection: "column", gap: "16px", p: "6px 16px 16px" }}>
          {children}
        </Box>
      )}
    </Box>
  );
}
