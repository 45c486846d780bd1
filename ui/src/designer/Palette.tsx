import { useDraggable } from "@dnd-kit/core";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { memo, useId } from "react";

import type { PaletteEntry, PaletteSection } from "./palette";
import { PaletteChip } from "./PaletteChip";

interface PaletteProps {
  sections: readonly PaletteSection[];
  onAdd(entry: PaletteEntry): void;
}

/** Every type of input: dragged to a place in the list, or added at its end with a click. */
export function Palette({ sections, onAdd }: PaletteProps) {
  return (
    <Box
      component="nav"
      aria-label="Input types"
      className="designer-palette"
      sx={{ overflow: "auto", p: "12px 8px", borderRight: 1, borderColor: "divider" }}
    >
      {sections.map((section) => (
        <Group key={section.group} section={section} onAdd={onAdd} />
      ))}
    </Box>
  );
}

function Group({ section, onAdd }: { section: PaletteSection; onAdd: PaletteProps["onAdd"] }) {
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
        <Draggable key={entry.label} entry={entry} onAdd={onAdd} />
      ))}
    </Box>
  );
}

const Draggable = memo(function Draggable({
  entry,
  onAdd,
}: {
  entry: PaletteEntry;
  onAdd: PaletteProps["onAdd"];
}) {
  const { setNodeRef, listeners } = useDraggable({ id: `new:${entry.label}`, data: { entry } });
  return (
    <PaletteChip
      ref={setNodeRef}
      entry={entry}
      // Only the pointer drags from here: Enter and Space add at the end.
      onPointerDown={listeners?.onPointerDown as never}
      onClick={() => onAdd(entry)}
    />
  );
});
