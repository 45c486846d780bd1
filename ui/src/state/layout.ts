// Which foldable parts of the window are open; sizes are kept by the panels themselves.
import { create } from "zustand";

import { readStored, writeStored } from "./stored";

interface Layout {
  problemsOpen: boolean;
  /** Sections of the tree that are folded, by their id. */
  folded: string[];
}

interface LayoutStore extends Layout {
  showProblems(open: boolean): void;
  fold(section: string, folded: boolean): void;
}

export const useLayout = create<LayoutStore>()((set, get) => {
  const keep = (change: Partial<Layout>) => {
    set(change);
    const { problemsOpen, folded } = get();
    writeStored("layout", { problemsOpen, folded } satisfies Layout);
  };
  return {
    problemsOpen: false,
    folded: [],
    ...readStored<Partial<Layout>>("layout", {}),
    showProblems: (problemsOpen) => keep({ problemsOpen }),
    fold: (section, folded) =>
      keep({
        folded: folded
          ? [...new Set([...get().folded, section])]
          : get().folded.filter((each) => each !== section),
      }),
  };
});
