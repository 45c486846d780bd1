// What is being looked at: the tree, the editor, the preview and the problems all follow it.
import { create } from "zustand";

import type { Extent } from "../generated/Extent";
import type { Selection } from "../generated/Selection";

export type Tab = "form" | "source" | "sql" | "tests" | "docs";

export const tabsOf = (kind: Selection["kind"]): readonly Tab[] =>
  kind === "component"
    ? ["form", "sql", "tests", "docs", "source"]
    : kind === "extension"
      ? ["form", "source"]
      : [];

interface SelectOptions {
  tab?: Tab;
  /** A stretch of text to scroll to and mark. Only an editor tab can show it. */
  reveal?: Extent;
  /** The file that `reveal` counts in; a tab with several files opens this one. */
  path?: string;
  /** The metadata to show in a form, as a JSON pointer: `/description`. */
  pointer?: string;
}

interface SelectionStore {
  selection: Selection | null;
  tab: Tab;
  /** A new object for every request, so that asking twice for one place scrolls there twice. */
  reveal: Extent | null;
  revealPath: string | null;
  /** A new object for every request, like `reveal`. */
  revealField: { pointer: string } | null;
  select(selection: Selection, options?: SelectOptions): void;
  setTab(tab: Tab): void;
  clear(): void;
}

const noReveal = { reveal: null, revealPath: null, revealField: null } as const;
const nothing = { selection: null, tab: "form", ...noReveal } as const;

/** Another component opens on the tab that was open: comparing two components' SQL takes one click. */
function keptTab(tab: Tab, kind: Selection["kind"]): Tab {
  return tabsOf(kind).includes(tab) ? tab : "form";
}

export const useSelection = create<SelectionStore>()((set, get) => ({
  ...nothing,
  select: (selection, { tab, reveal, path, pointer } = {}) =>
    set({
      selection,
      tab: tab ?? keptTab(get().tab, selection.kind),
      reveal: reveal ? { ...reveal } : null,
      revealPath: path ?? null,
      revealField: pointer === undefined ? null : { pointer },
    }),
  setTab: (tab) => set({ tab, ...noReveal }),
  clear: () => set(nothing),
}));

/** The component whose form, SQL and preview are shown, if one is. */
export const selectedFolder = (store: Pick<SelectionStore, "selection">): string | null =>
  store.selection?.kind === "component" ? store.selection.folder : null;

export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind) return false;
  switch (a.kind) {
    case "extension":
    case "tests":
    case "installed":
      return true;
    case "component":
      return b.kind === "component" && a.folder === b.folder && a.input === b.input;
    case "function":
      return b.kind === "function" && a.folder === b.folder;
    case "icon":
      return b.kind === "icon" && a.name === b.name;
    case "file":
      return b.kind === "file" && a.path === b.path;
  }
}
