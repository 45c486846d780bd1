import type { Table } from "../generated/Table";
import { cellText } from "./cells";

/** How many rows are looked at to guess how wide a column must be. */
const LOOKED_AT = 60;
const LETTER = 7;
const TYPE_LETTER = 6.3;
const PADDING = 22;
const SORT_MARK = 18;
const NARROWEST = 64;
const WIDEST = 300;

/** How wide each column is drawn, in pixels. */
export function widthsOf({ columns, rows }: Table): number[] {
  const sample = rows.slice(0, LOOKED_AT);
  return columns.map(({ name, typeName }, at) => {
    const longest = Math.max(0, ...sample.map((row) => cellText(row[at]).length));
    const wanted = Math.max(
      longest * LETTER,
      name.length * LETTER + SORT_MARK,
      typeName.length * TYPE_LETTER,
    );
    return Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted + PADDING)));
  });
}
