// The order of rows: as they came, or by a column.
import type { Table } from "../generated/Table";
import { kindOf, wholeText, type Kind } from "./cells";

export interface Sorting {
  /** The place of the column among the table's. */
  column: number;
  descending: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** What a click on a column's title does next: up, down, and back to how the rows came. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? null : { column, descending: true };
}

function compare(one: unknown, other: unknown, kind: Kind): number {
  if (kind === "number") {
    const [a, b] = [Number(one), Number(other)];
    // What is no number comes last among the numbers, as warehouses have it.
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return a === b ? wholeNumbers(one, other) : a - b;
  }
  if (kind === "boolean") return Number(one) - Number(other);
  if (kind === "time") return wholeText(one) < wholeText(other) ? -1 : Number(one !== other);
  return collator.compare(wholeText(one), wholeText(other));
}

/** Whole numbers that are too large for a number arrive as text, and may differ though their numbers are the same. */
function wholeNumbers(one: unknown, other: unknown): number {
  if (typeof one !== "string" || typeof other !== "string") return 0;
  if (!/^-?\d+$/.test(one) || !/^-?\d+$/.test(other)) return 0;
  const [a, b] = [BigInt(one), BigInt(other)];
  return a < b ? -1 : Number(a > b);
}

/** The places of the rows in the order in which they are shown. What is null comes last either way. */
export function orderOf({ columns, rows }: Table, sorting: Sorting | null): number[] {
  const order = rows.map((_, at) => at);
  const column = sorting && columns[sorting.column];
  if (!column) return order;
  const kind = kindOf(column.typeName);
  const direction = sorting.descending ? -1 : 1;
  const value = (row: number) => rows[row]?.[sorting.column] ?? null;
  return order.sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction * compare(a, b, kind);
  });
}
