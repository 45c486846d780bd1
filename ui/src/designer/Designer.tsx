import { DndContext, DragOverlay, type DragEndEvent, type DragMoveEvent } from "@dnd-kit/core";
import Box from "@mui/material/Box";
import { useMemo, useRef, useState } from "react";

import { useRegistry } from "../api/queries";
import { ComponentFrame } from "../component/ComponentFrame";
import { dragAnnouncements, dragInstructions, useDragSensors } from "../fields/dragging";
import { useRevealField } from "../fields/useRevealField";
import type { ComponentView } from "../generated/ComponentView";
import { useSelection } from "../state/selection";
import { designerCollisions, draggedEntry, placeOf } from "./dropPlace";
import { InputFrame } from "./InputFrame";
import { InputList } from "./InputList";
import { addInput } from "./inputActions";
import { Palette } from "./Palette";
import { paletteSections, type PaletteEntry } from "./palette";
import { PaletteChip } from "./PaletteChip";
import { rowIds } from "./rowIds";
import { useShownInputs } from "./useShownInputs";

/** The palette of input types, the list of inputs, and the properties of the one that is selected. */
export function Designer({ component }: { component: ComponentView }) {
  const { folder } = component;
  const { data: registry } = useRegistry();
  const sections = useMemo(() => paletteSections(registry?.types ?? []), [registry]);
  const { shown: inputs, moveTo } = useShownInputs(folder, component.metadata.inputs);
  const names = JSON.stringify(inputs.map(({ name }) => name));
  const ids = useMemo(() => rowIds(JSON.parse(names) as string[]), [names]);
  const selected = useSelection(({ selection }) =>
    selection?.kind === "component" && selection.folder === folder ? selection.input : null,
  );
  const at = selected !== null && selected < inputs.length ? selected : null;
  const input = at === null ? undefined : inputs[at];

  const sensors = useDragSensors();
  const [dragged, setDragged] = useState<PaletteEntry | null>(null);
  const [insertAt, setInsertAt] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useRevealField(frame, registry !== undefined);

  const move = ({ active, collisions }: DragMoveEvent) =>
    setInsertAt(draggedEntry(active.data.current) ? placeOf(collisions) : null);

  function end() {
    setDragged(null);
    setInsertAt(null);
  }

  function drop({ active, over, collisions }: DragEndEvent) {
    end();
    const entry = draggedEntry(active.data.current);
    const place = placeOf(collisions);
    if (entry && place !== null) void addInput(folder, entry.template, place);
    if (!entry && over) moveTo(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={designerCollisions}
      onDragStart={({ active }) => setDragged(draggedEntry(active.data.current))}
      onDragMove={move}
      onDragEnd={drop}
      onDragCancel={end}
      accessibility={{
        announcements: dragAnnouncements(
          (id) => inputs[ids.indexOf(String(id))]?.name ?? "New input",
          (id) => ids.indexOf(String(id)),
          inputs.length,
        ),
        screenReaderInstructions: dragInstructions,
      }}
    >
      <Box sx={{ height: 1, containerType: "inline-size", containerName: "designer" }}>
        <Box sx={layout}>
          <Palette folder={folder} sections={sections} />
          <InputList
            component={component}
            inputs={inputs}
            ids={ids}
            selected={at}
            insertAt={insertAt}
            sections={sections}
            onMove={moveTo}
          />
          <Box
            ref={frame}
            // A scrolled frame of one input says nothing about the next.
            key={at ?? "component"}
            sx={{ overflow: "auto", minWidth: 0, minHeight: 0 }}
          >
            <Box sx={{ containerType: "inline-size", containerName: "form", px: "18px", maxWidth: 620 }}>
              {input && at !== null ? (
                <InputFrame component={component} inputs={inputs} input={input} at={at} onMove={moveTo} />
              ) : (
                <ComponentFrame component={component} />
              )}
            </Box>
          </Box>
        </Box>
      </Box>
      <DragOverlay dropAnimation={null}>{dragged && <PaletteChip entry={dragged} lifted />}</DragOverlay>
    </DndContext>
  );
}

const layout = {
  height: 1,
  display: "grid",
  gridTemplateRows: "minmax(0, 1fr)",
  gridTemplateColumns: "140px minmax(190px, 3fr) minmax(0, 5fr)",
  "@container designer (max-width: 699px)": {
    gridTemplateColumns: "minmax(190px, 40%) minmax(0, 1fr)",
    "& .designer-palette": { display: "none" },
    "& .designer-add": { display: "inline-flex" },
  },
  "@container designer (max-width: 459px)": {
    gridTemplateColumns: "minmax(0, 1fr)",
    gridTemplateRows: "minmax(120px, 38%) minmax(0, 1fr)",
    "& .designer-list": { borderRight: 0, borderBottom: 1, borderColor: "divider" },
  },
} as const;
