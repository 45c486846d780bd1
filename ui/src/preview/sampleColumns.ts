import type { SampleColumn } from "../generated/SampleColumn";

/** A column with a name that no other column has. */
export function newColumn(columns: readonly SampleColumn[]): SampleColumn {
  const names = new Set(columns.map(({ name }) => name));
  let number = columns.length + 1;
  while (names.has(`column_${number}`)) number += 1;
  return { name: `column_${number}`, dataType: "string" };
}

/** What is wrong with a column among the others. */
export function problemOf(columns: readonly SampleColumn[], at: number): string | null {
  const name = columns[at]?.name ?? "";
  if (name === "") return "A column needs a name";
  // Neither warehouse tells upper from lower case in column names.
  const same = (other: SampleColumn) => other.name.toLowerCase() === name.toLowerCase();
  return columns.findIndex(same) < at ? "Another column has this name" : null;
}
