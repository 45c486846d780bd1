// What is being tried and what came of it, by component: the window's own until it is saved as a test. The rows that were
// chosen or typed are there again when the package is opened the next time.
import { create } from "zustand";

import type { CaseResult } from "../generated/CaseResult";
import type { RowsSource } from "../generated/RowsSource";
import type { TrialRequest } from "../generated/TrialRequest";
import { readStored, writeStored } from "../state/stored";

/** The rows behind Table inputs, by input name; null for none. */
type Sources = Record<string, RowsSource | null>;

export interface Trial {
  /** The rows chosen by hand, by Table input; null for none. What is not named takes what the tests offer. */
  sources: Sources;
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
  /** Starts over with the rows kept for a package. */
  openPackage(root: string): void;
}

const storageKey = (root: string) => `rows:${root}`;

let openRoot: string | null = null;

function remember(byFolder: Record<string, Trial>): void {
  const chosen = Object.entries(byFolder).map(([folder, { sources }]) => [folder, sources]);
  if (openRoot !== null) writeStored(storageKey(openRoot), Object.fromEntries(chosen));
}

export const useTrials = create<TrialStore>()((set, get) => ({
  byFolder: {},
  change: (folder, part) => {
    const { byFolder } = get();
    const changed = { ...byFolder, [folder]: { ...(byFolder[folder] ?? nothing), ...part } };
    set({ byFolder: changed });
    if (part.sources) remember(changed);
  },
  touch: (paths) =>
    set(({ byFolder }) => {
      const isOld = (folder: string) => paths.some((path) => matters(path, folder));
      const marked = Object.entries(byFolder).map(([folder, trial]) => [
        folder,
        trial.isTouched || !isOld(folder) ? trial : { ...trial, isTouched: true },
      ]);
      return { byFolder: Object.fromEntries(marked) as Record<string, Trial> };
    }),
  openPackage: (root) => {
    openRoot = root;
    const kept = readStored<Record<string, Sources>>(storageKey(root), {});
    const trials = Object.entries(kept).map(([folder, sources]) => [folder, { ...nothing, sources }]);
    set({ byFolder: Object.fromEntries(trials) as Record<string, Trial> });
  },
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
