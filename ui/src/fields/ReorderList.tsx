import { closestCenter, DndContext, type DragEndEvent } from "@dnd-kit/core";
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import Box from "@mui/material/Box";
import { useMemo, useState, type KeyboardEvent, type ReactNode } from "react";

import { dragAnnouncements, dragInstructions, useDragSensors } from "./dragging";
import { DragHandle } from "./DragHandle";
import { focusables } from "./focus";

interface ReorderListProps<Item> {
  /** What the list is called. */
  label: string;
  items: readonly Item[];
  nameOf(item: Item, at: number): string;
  /** Answers null when it could not be done. */
  onMove(from: number, to: number): Promise<unknown>;
  /** Draws a row; `handle` is what the pointer drags it by. */
  children(item: Item, at: number, handle: ReactNode): ReactNode;
  gap?: number;
}

/**
 * A short list whose rows hold fields, in an order of the user's making: by dragging, or Alt+Up and Alt+Down anywhere
 * in a row. A row is its place: what is typed into it never makes it another row.
 */
export function ReorderList<Item>({
  label,
  items,
  nameOf,
  onMove,
  children,
  gap = 8,
}: ReorderListProps<Item>) {
  const sensors = useDragSensors();
  const [moved, setMoved] = useState<{ items: readonly Item[]; from: number; to: number } | null>(null);
  // Until the package answers, the list shows the order that was asked for.
  const shown = moved?.items === items ? arrayMove([...items], moved.from, moved.to) : items;
  const ids = useMemo(() => Array.from({ length: items.length }, (_, at) => `row-${at}`), [items.length]);
  const placeOf = (id: string | number) => ids.indexOf(String(id));

  function moveRow(from: number, to: number) {
    if (to < 0 || to >= items.length || from === to) return;
    setMoved({ items, from, to });
    void onMove(from, to).then((done) => done ?? setMoved(null));
  }

  function drop({ active, over }: DragEndEvent) {
    if (over) moveRow(placeOf(active.id), placeOf(over.id));
  }

  function moveByKey(event: KeyboardEvent<HTMLElement>, at: number) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const to = at + (event.key === "ArrowUp" ? -1 : 1);
    const row = event.currentTarget;
    const neighbour = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
    const field = focusables(row).indexOf(event.target as HTMLElement);
    moveRow(at, to);
    if (neighbour) focusables(neighbour)[field]?.focus();
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        announcements: dragAnnouncements(
          (id) => {
            const at = placeOf(id);
            const item = items[at];
            return item === undefined ? "" : nameOf(item, at);
          },
          placeOf,
          items.length,
        ),
        screenReaderInstructions: dragInstructions,
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <Box
          component="ul"
          aria-label={label}
          sx={{ m: 0, p: 0, listStyle: "none", display: "flex", flexDirection: "column", gap: `${gap}px` }}
        >
          {shown.map((item, at) => (
            <ReorderRow
              key={at}
              id={`row-${at}`}
              name={nameOf(item, at)}
              onKeyDown={(event) => moveByKey(event, at)}
            >
              {(handle) => children(item, at, handle)}
            </ReorderRow>
          ))}
        </Box>
      </SortableContext>
    </DndContext>
  );
}

interface ReorderRowProps {
  id: string;
  name: string;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  children(handle: ReactNode): ReactNode;
}

function ReorderRow({ id, name, onKeyDown, children }: ReorderRowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } =
    useSortable({ id });
  return (
    <Box
      component="li"
      ref={setNodeRef}
      onKeyDown={onKeyDown}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      sx={{ position: "relative", zIndex: isDragging ? 1 : undefined, opacity: isDragging ? 0.7 : undefined }}
    >
      {children(<DragHandle ref={setActivatorNodeRef} name={name} {...attributes} {...listeners} />)}
    </Box>
  );
}
