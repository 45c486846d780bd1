// Where one is in a grid, and where keys lead.
import type { KeyboardEvent } from "react";

import type { Fault } from "../generated/Fault";

export interface Cell {
  row: number;
  column: number;
}

/** A rectangle of cells: from where it was begun to where one is. */
export interface Range {
  anchor: Cell;
  active: Cell;
}

export interface Bounds {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const at = (row: number, column: number): Range => ({
  anchor: { row, column },
  active: { row, column },
});

export const boundsOf = ({ anchor, active }: Range): Bounds => ({
  top: Math.min(anchor.row, active.row),
  bottom: Math.max(anchor.row, active.row),
  left: Math.min(anchor.column, active.column),
  right: Math.max(anchor.column, active.column),
});

export const isInside = ({ row, column }: Cell, { top, bottom, left, right }: Bounds): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

export const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

/** Where a key leads from a range; null for keys that lead nowhere. */
export function moved(
  { anchor, active }: Range,
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
  rows: number,
  columns: number,
  page: number,
): Range | null {
  const far = event.ctrlKey || event.metaKey;
  const steps: Record<string, [number, number]> = {
    ArrowUp: [far ? -rows : -1, 0],
    ArrowDown: [far ? rows : 1, 0],
    ArrowLeft: [0, far ? -columns : -1],
    ArrowRight: [0, far ? columns : 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [far ? -rows : 0, -columns],
    End: [far ? rows : 0, columns],
  };
  const step = steps[event.key];
  if (!step) return null;
  const next = {
    row: clamp(active.row + step[0], rows - 1),
    column: clamp(active.column + step[1], columns - 1),
  };
  return { anchor: event.shiftKey ? anchor : next, active: next };
}

/** A cell's key among the faults; a whole line's without a column. */
export const faultKey = (row: number, column: number | null) => `${row}:${column ?? ""}`;

export const faultMap = (faults: readonly Fault[]): ReadonlyMap<string, string> =>
  new Map(faults.map(({ row, column, message }) => [faultKey(row, column), message]));
