import { useDraggable } from "@dnd-kit/core";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { memo, useId, type PointerEventHandler } from "react";

import { appendInput } from "./inputActions";
import type { PaletteEntry, PaletteSection } from "./palette";
import { PaletteChip } from "./PaletteChip";

interface PaletteProps {
  folder: string;
  sections: readonly PaletteSection[];
}

/** Every type of input: dragged to a place in the list, or added at its end with a click. */
export const Palette = memo(function Palette({ folder, sections }: PaletteProps) {
  return (
    <Box
      component="nav"
      aria-label="Input types"
      className="designer-palette"
      sx={{ overflow: "auto", p: "12px 8px", borderRight: 1, borderColor: "divider" }}
    >
      {sections.map((section) => (
        <Group key={section.group} section={section} folder={folder} />
      ))}
    </Box>
  );
});

function Group({ section, folder }: { section: PaletteSection; folder: string }) {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id} sx={{ mb: "12px" }}>
      <Typography
        id={id}
        sx={{ px: "6px", mb: "2px", fontSize: 11, fontWeight: 500, color: "text.secondary" }}
      >
        {section.group}
      </Typography>
      {section.entries.map((entry) => (
        <Draggable key={entry.label} entry={entry} folder={folder} />
      ))}
    </Box>
  );
}

function Draggable({ entry, folder }: { entry: PaletteEntry; folder: string }) {
  const { setNodeRef, listeners } = useDraggable({ id: `new:${entry.label}`, data: { entry } });
  return (
    <PaletteChip
      ref={setNodeRef}
      entry={entry}
      // Only the pointer drags from here: Enter and Space add at the end.
      onPointerDown={listeners?.onPointerDown as PointerEventHandler<HTMLButtonElement> | undefined}
      onClick={() => void appendInput(folder, entry.template)}
    />
  );
}
