import RemoveCircleOutline from "@mui/icons-material/RemoveCircleOutlineOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import type { ReactNode } from "react";

import { workflows } from "../../theme/tokens";
import { labelId } from "./ids";
import { RemoveAll } from "./RemoveAll";

export interface Chosen {
  label: string;
}

interface ChosenListProps<Row extends Chosen> {
  /** The element that takes the keyboard when the last row is gone. */
  id: string;
  rows: readonly Row[];
  /** Draws a row; its plain label without it. */
  children?: (row: Row) => ReactNode;
  /** In pixels, with the line under it. */
  rowHeight?: number;
  /** Distance from the label to the first row, in pixels. */
  gap?: number;
  /** Distance of the buttons from the right edge, in pixels. */
  inset?: number;
  onRemove(at: number): void;
  onRemoveAll(): void;
}

/** What has been chosen, each with a button that removes it, and one that removes all. */
export function ChosenList<Row extends Chosen>({
  id,
  rows,
  children,
  rowHeight = 41,
  gap = 0,
  inset = 0,
  onRemove,
  onRemoveAll,
}: ChosenListProps<Row>) {
  if (rows.length === 0) return null;

  // Rows are told apart by their places: the button that was pressed stays, and now removes the next one.
  function removeAt(at: number, button: HTMLButtonElement) {
    const isLast = at === rows.length - 1;
    const before = button.closest("li")?.previousElementSibling?.querySelector("button");
    (isLast ? (before ?? document.getElementById(id)) : button)?.focus();
    onRemove(at);
  }

  return (
    <>
      <RemoveAll
        onClick={() => {
          document.getElementById(id)?.focus();
          onRemoveAll();
        }}
      />
      <Box
        component="ul"
        aria-labelledby={labelId(id)}
        sx={{ listStyle: "none", m: 0, p: 0, pt: `${gap}px`, mb: "8px" }}
      >
        {rows.map((row, at) => (
          <Box
            component="li"
            key={at}
            sx={{
              display: "flex",
              alignItems: "center",
              justifyContent: "space-between",
              minHeight: rowHeight,
              borderBottom: `1px solid ${workflows.divider}`,
            }}
          >
            {children ? (
              children(row)
            ) : (
              <Box sx={{ minWidth: 0, pb: "2px", overflowWrap: "anywhere" }}>{row.label}</Box>
            )}
            <IconButton
              aria-label={`Remove ${row.label}`}
              onClick={(event) => removeAt(at, event.currentTarget)}
              sx={{ flex: "none", mr: `${inset}px`, width: 24, height: 24, p: 0, color: "text.secondary" }}
            >
              <RemoveCircleOutline sx={{ fontSize: 19 }} />
            </IconButton>
          </Box>
        ))}
      </Box>
    </>
  );
}
