// What the statements of an installation or a removal do, in words.
import type { Act } from "../generated/Act";
import type { ActDone } from "../generated/ActDone";
import type { ActKind } from "../generated/ActKind";
import { count, sizeText } from "../words";

export type GroupId = "dropped" | "created" | "replaced" | "registered";

interface Words {
  group: GroupId;
  /** Said of the act where it stands alone. */
  what: string;
}

const words: Record<ActKind, Words> = {
  createTable: { group: "registered", what: "Make the table of extensions, if there is none" },
  dropProcedure: { group: "dropped", what: "procedure" },
  dropFunction: { group: "dropped", what: "function" },
  forget: { group: "registered", what: "Take it off the list of extensions" },
  createProcedure: { group: "created", what: "procedure" },
  createFunction: { group: "created", what: "function" },
  replaceProcedure: { group: "replaced", what: "procedure" },
  replaceFunction: { group: "replaced", what: "function" },
  register: { group: "registered", what: "Put it on the list of extensions" },
};

const titles: Record<GroupId, string> = {
  dropped: "Dropped",
  created: "Created",
  replaced: "Replaced",
  registered: "In the list of extensions",
};

const order: GroupId[] = ["dropped", "created", "replaced", "registered"];

/** An act and its place in the plan. */
export interface Placed {
  act: Act;
  at: number;
}

export interface Group {
  id: GroupId;
  title: string;
  acts: Placed[];
}

export function groupsOf(acts: readonly Act[]): Group[] {
  const placed = acts.map((act, at) => ({ act, at }));
  return order
    .map((id) => ({ id, title: titles[id], acts: placed.filter(({ act }) => words[act.kind].group === id) }))
    .filter((group) => group.acts.length > 0);
}

/** What an act is called: the routine it is about, or what it does to the list of extensions. */
export const titleOf = ({ kind, name }: Act): string =>
  words[kind].group === "registered" ? words[kind].what : name;

/** "procedure · trade_areas": what kind of routine, and what of the package it is made of. */
export const detailOf = ({ kind, folder }: Act): string =>
  words[kind].group === "registered"
    ? ""
    : [words[kind].what, ...(folder === null ? [] : [folder.slice(folder.lastIndexOf("/") + 1)])].join(" · ");

const counted = (acts: readonly Act[], group: GroupId): number =>
  acts.filter(({ kind }) => words[kind].group === group).length;

/** "3 routines created, 1 dropped"; empty when it is about none. */
export function sayRoutines(acts: readonly Act[]): string {
  const groups = (["created", "replaced", "dropped"] as const).map((id) => [id, counted(acts, id)] as const);
  return groups
    .filter(([, number]) => number > 0)
    .map(([id, number], at) => `${at === 0 ? count(number, "routine") : number} ${id}`)
    .join(", ");
}

/** What the warehouse will be paid for, in words; empty where that is nothing, or it does not say. */
export function sayBilled(done: readonly ActDone[]): string {
  const billed = done.reduce((sum, { bytesBilled }) => sum + (bytesBilled ?? 0), 0);
  return billed === 0 ? "" : `${sizeText(billed)} billed`;
}
