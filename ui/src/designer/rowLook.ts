import type { SxProps, Theme } from "@mui/material/styles";

const cut = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

/** A row of the list: two lines, calm until it is selected. */
export const rowLook = (selected: boolean) =>
  ({
    minHeight: 40,
    display: "flex",
    alignItems: "center",
    gap: "8px",
    borderRadius: 1,
    bgcolor: selected ? "action.selected" : undefined,
    "&:hover": { bgcolor: selected ? "action.selected" : "action.hover" },
    "& .row-title": { ...cut, fontSize: 13, fontWeight: 500, lineHeight: "18px" },
    "& .row-detail": { ...cut, fontSize: 11.5, lineHeight: "16px", color: "text.secondary" },
  }) satisfies SxProps<Theme>;
