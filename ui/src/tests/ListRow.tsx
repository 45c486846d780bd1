import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { KeyboardEvent, ReactNode } from "react";

interface ListRowProps {
  icon: ReactNode;
  label: string;
  /** What a screen reader hears instead of the label alone. */
  said: string;
  note?: string;
  selected: boolean;
  onSelect(): void;
}

/** Up and down go from row to row of all lists at the side. */
function step(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const list = event.currentTarget.closest("nav");
  const rows = [...(list?.querySelectorAll<HTMLElement>("li > button") ?? [])];
  rows[rows.indexOf(event.currentTarget) + by]?.focus();
}

/** One thing to choose in a list at the side. */
export function ListRow({ icon, label, said, note, selected, onSelect }: ListRowProps) {
  return (
    <Box component="li">
      <ButtonBase
        aria-label={said}
        aria-current={selected}
        onClick={onSelect}
        onKeyDown={step}
        sx={{
          width: "100%",
          height: 28,
          gap: "8px",
          px: "12px",
          justifyContent: "flex-start",
          fontSize: 13,
          color: "text.primary",
          bgcolor: selected ? "action.selected" : undefined,
          "&:hover": { bgcolor: selected ? "action.selected" : "action.hover" },
          "&.Mui-focusVisible": { outlineOffset: -2 },
        }}
      >
        {icon}
        <Box component="span" sx={labelLook}>
          {label}
        </Box>
        {note && (
          <Box
            component="span"
            sx={{ color: "text.secondary", fontSize: 11, fontVariantNumeric: "tabular-nums" }}
          >
            {note}
          </Box>
        )}
      </ButtonBase>
    </Box>
  );
}

const labelLook = {
  flex: 1,
  minWidth: 0,
  textAlign: "left",
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
} as const;
