import ChevronRight from "@mui/icons-material/ChevronRight";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useId, useState, type ReactNode } from "react";

import { readStored, writeStored } from "../state/stored";

interface SectionProps {
  title: string;
  /** Said after the title, in grey. */
  note?: string;
  isOpenAtFirst?: boolean;
  /** Stand at the end of the title's line while the section is open. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the preview that is the studio's own and folds; whether it does is remembered. */
export function Section({ title, note, isOpenAtFirst = true, actions, children }: SectionProps) {
  const key = `preview-section:${title}`;
  const [open, setOpen] = useState(() => readStored(key, isOpenAtFirst));
  const titleId = useId();

  function toggle() {
    setOpen(!open);
    writeStored(key, !open);
  }

  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      sx={{ display: "flex", flexDirection: "column", minHeight: 0, borderTop: 1, borderColor: "divider" }}
    >
      <Box sx={{ display: "flex", alignItems: "center", flex: "none", gap: "6px", minHeight: 36, pr: "8px" }}>
        <ButtonBase
          aria-expanded={open}
          onClick={toggle}
          sx={{
            fontFamily: "inherit",
            gap: "4px",
            p: "6px 6px 6px 8px",
            borderRadius: "4px",
            flex: 1,
            justifyContent: "flex-start",
          }}
        >
          <ChevronRight sx={{ fontSize: 16, transform: open ? "rotate(90deg)" : "none" }} />
          <Box component="h3" id={titleId} sx={{ m: 0, fontSize: 12, fontWeight: 600 }}>
            {title}
          </Box>
          {note && (
            <Box component="span" sx={{ fontSize: 12, color: "text.secondary" }}>
              {note}
            </Box>
          )}
        </ButtonBase>
        {open && actions}
      </Box>
      {open && <Box sx={{ minHeight: 0, overflow: "auto", flex: 1 }}>{children}</Box>}
    </Box>
  );
}
