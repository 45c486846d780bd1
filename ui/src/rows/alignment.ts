// Two schemas side by side, and where they disagree.
import type { TableColumn } from "../generated/TableColumn";

export type Disagreement = "onlyDry" | "onlyFull" | "order" | "type";

export interface AlignedColumn {
  dry: TableColumn | null;
  full: TableColumn | null;
  disagreements: Disagreement[];
}

const key = ({ name }: TableColumn) => name.toLowerCase();

/** A line for each column: those of the full run in their order, each with its like of the dry run, then what is left. */
export function align(dry: readonly TableColumn[], full: readonly TableColumn[]): AlignedColumn[] {
  const places = new Map(dry.map((column, at) => [key(column), at]));
  const inPlace = longestRise(full.flatMap((column) => places.get(key(column)) ?? []));
  const shared = full.map((column): AlignedColumn => {
    const at = places.get(key(column));
    const like = at === undefined ? undefined : dry[at];
    if (at === undefined || !like) return { dry: null, full: column, disagreements: ["onlyFull"] };
    const disagreements: Disagreement[] = [];
    if (!inPlace.has(at)) disagreements.push("order");
    if (like.typeName !== column.typeName) disagreements.push("type");
    return { dry: like, full: column, disagreements };
  });
  const names = new Set(full.map(key));
  const left = dry.filter((column) => !names.has(key(column)));
  return [
    ...shared,
    ...left.map((column): AlignedColumn => ({ dry: column, full: null, disagreements: ["onlyDry"] })),
  ];
}

/** The most numbers that rise in the order given: what is not among them has moved. */
function longestRise(numbers: readonly number[]): Set<number> {
  let best: number[] = [];
  const risesTo: number[][] = [];
  numbers.forEach((number, at) => {
    const before = risesTo.slice(0, at).filter((rise) => (rise.at(-1) ?? -1) < number);
    const longest = before.reduce<number[]>((one, other) => (other.length > one.length ? other : one), []);
    const rise = [...longest, number];
    risesTo.push(rise);
    if (rise.length > best.length) best = rise;
  });
  return new Set(best);
}
