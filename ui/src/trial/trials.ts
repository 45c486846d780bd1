// What is being tried and what came of it, by component: the window's own until it is saved as a test.
import { create } from "zustand";

import type { CaseResult } from "../generated/CaseResult";
import type { RowsSource } from "../generated/RowsSource";
import type { TrialRequest } from "../generated/TrialRequest";

export interface Trial {
  /** The rows chosen by hand, by Table input; null for none. What is not named takes what the tests offer. */
  sources: Record<string, RowsSource | null>;
  session: boolean;
  /** The name under which the run can be stopped, while there is one. */
  running: string | null;
  /** What came of the last run. */
  result: CaseResult | null;
  /** What came of the last run that went to its end: its rows stay until there are others. */
  good: CaseResult | null;
  /** Why there is no result. */
  error: unknown;
  /** What the result was made of. */
  ranWith: TrialRequest | null;
  /** Whether a file that the result was made of has changed since. */
  isTouched: boolean;
}

const nothing: Trial = Object.freeze({
  sources: Object.freeze({}),
  session: false,
  running: null,
  result: null,
  good: null,
  error: null,
  ranWith: null,
  isTouched: false,
});

interface TrialStore {
  byFolder: Record<string, Trial>;
  change(folder: string, part: Partial<Trial>): void;
  /** Marks the results that these files had a part in. */
  touch(paths: readonly string[]): void;
  clear(): void;
}

export const useTrials = create<TrialStore>()((set) => ({
  byFolder: {},
  change: (folder, part) =>
    set(({ byFolder }) => ({
      byFolder: { ...byFolder, [folder]: { ...(byFolder[folder] ?? nothing), ...part } },
    })),
  touch: (paths) =>
    set(({ byFolder }) => {
      const isOld = (folder: string) => paths.some((path) => matters(path, folder));
      const marked = Object.entries(byFolder).map(([folder, trial]) => [
        folder,
        trial.isTouched || !isOld(folder) ? trial : { ...trial, isTouched: true },
      ]);
      return { byFolder: Object.fromEntries(marked) as Record<string, Trial> };
    }),
  clear: () => set({ byFolder: {} }),
}));

export const trialOf = (folder: string): Trial => useTrials.getState().byFolder[folder] ?? nothing;

export const useTrial = (folder: string): Trial => useTrials((store) => store.byFolder[folder] ?? nothing);

/** Whether a file has a part in what a component does: its own, but its documents and tests, and any function. */
function matters(path: string, folder: string): boolean {
  if (path.startsWith("functions/") || path === "metadata.json") return true;
  const own = `components/${folder}/`;
  if (!path.startsWith(own)) return false;
  const file = path.slice(own.length);
  return !file.startsWith("doc/") && !file.startsWith("test/fixtures/") && file !== "test/test.json";
}
