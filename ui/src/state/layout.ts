// Which foldable parts of the window are open; sizes are kept by the panels themselves.
import { create } from "zustand";

import { readStored, writeStored } from "./stored";

interface Layout {
  problemsOpen: boolean;
  /** Whether what came of trying a component stands below; it and the problems take turns. */
  trialOpen: boolean;
  /** Sections of the tree that are folded, by their id. */
  folded: string[];
}

interface LayoutStore extends Layout {
  showProblems(open: boolean): void;
  showTrial(open: boolean): void;
  fold(section: string, folded: boolean): void;
}

export const useLayout = create<LayoutStore>()((set, get) => {
  const keep = (change: Partial<Layout>) => {
    set(change);
    const { problemsOpen, trialOpen, folded } = get();
    writeStored("layout", { problemsOpen, trialOpen, folded } satisfies Layout);
  };
  return {
    problemsOpen: false,
    trialOpen: false,
    folded: [],
    ...readStored<Partial<Layout>>("layout", {}),
    showProblems: (problemsOpen) => keep({ problemsOpen, trialOpen: get().trialOpen && !problemsOpen }),
    showTrial: (trialOpen) => keep({ trialOpen, problemsOpen: get().problemsOpen && !trialOpen }),
    fold: (section, folded) =>
      keep({
        folded: folded
          ? [...new Set([...get().folded, section])]
          : get().folded.filter((each) => each !== section),
      }),
  };
});
