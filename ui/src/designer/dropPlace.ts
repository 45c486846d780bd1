// Where an input dragged from the palette would go.
import { closestCenter, pointerWithin, type Collision, type CollisionDetection } from "@dnd-kit/core";

import type { PaletteEntry } from "./palette";

export const listId = "inputs";

/** What is dragged from the palette, if it is something from there. */
export const draggedEntry = (data: unknown): PaletteEntry | null =>
  typeof data === "object" && data !== null && "entry" in data ? (data.entry as PaletteEntry) : null;

/** Rows change places with each other; an entry of the palette goes between two of them. */
export const designerCollisions: CollisionDetection = (args) => {
  const rows = args.droppableContainers.filter(({ id }) => id !== listId);
  if (!draggedEntry(args.active.data.current)) return closestCenter({ ...args, droppableContainers: rows });
  const list = pointerWithin(args).find(({ id }) => id === listId);
  if (!list || !args.pointerCoordinates) return [];
  const { y } = args.pointerCoordinates;
  const middles = rows.flatMap(({ id }) => {
    const rect = args.droppableRects.get(id);
    return rect ? [rect.top + rect.height / 2] : [];
  });
  const at = middles.filter((middle) => middle < y).length;
  return [{ id: listId, data: { ...list.data, at } }];
};

export function placeOf(collisions: readonly Collision[] | null): number | null {
  const at: unknown = collisions?.find(({ id }) => id === listId)?.data?.at;
  return typeof at === "number" ? at : null;
}
