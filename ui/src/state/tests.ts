// What came of test cases, and what of it is looked at: the window's own, never the package's.
import { create } from "zustand";

import type { CaseKey } from "../generated/CaseKey";
import type { CaseResult } from "../generated/CaseResult";
import type { TestsEnd } from "../generated/TestsEnd";

export interface CaseState {
  phase: "waiting" | "running" | "done";
  /** One for each way to name tables that was asked for. */
  results: readonly CaseResult[];
  /** Something that it tests has changed since. */
  stale: boolean;
}

export interface RunUnderWay {
  name: string;
  total: number;
  done: number;
  cancelling: boolean;
}

/** What the Tests tab of a component shows beside its list. */
export type Shown = { kind: "grid" } | { kind: "case"; id: string } | { kind: "sheet"; stem: string };

export interface TestsStore {
  cases: Record<string, Record<string, CaseState>>;
  run: RunUnderWay | null;
  end: TestsEnd | null;
  shown: Record<string, Shown>;
  detail: "result" | "case";
  /** The case that the package's page shows. */
  shownCase: CaseKey | null;
  sessionToo: boolean;
  show(folder: string, shown: Shown): void;
  begin(name: string, cases: readonly CaseKey[]): void;
  started(key: CaseKey): void;
  finished(result: CaseResult): void;
  finish(name: string, end: TestsEnd | null): void;
  outdate(isConcerned: (folder: string) => boolean): void;
  /** Forgets cases that are not there any more. */
  prune(index: Readonly<Record<string, readonly string[]>>): void;
  rename(folder: string, from: string, to: string): void;
  forget(): void;
}

const nothing = {
  cases: {},
  run: null,
  end: null,
  shown: {},
  detail: "result",
  shownCase: null,
} as const;

type Cases = TestsStore["cases"];

function withCase(cases: Cases, { component, id }: CaseKey, change: (state: CaseState) => CaseState): Cases {
  const before = cases[component]?.[id] ?? { phase: "done", results: [], stale: false };
  return { ...cases, [component]: { ...cases[component], [id]: change(before) } };
}

export const useTests = create<TestsStore>()((set, get) => ({
  ...nothing,
  sessionToo: false,
  show: (folder, shown) => set({ shown: { ...get().shown, [folder]: shown } }),
  begin: (name, keys) =>
    set({
      run: { name, total: keys.length * (get().sessionToo ? 2 : 1), done: 0, cancelling: false },
      cases: keys.reduce(
        (cases, key) => withCase(cases, key, (state) => ({ ...state, phase: "waiting", stale: false })),
        get().cases,
      ),
    }),
  started: (key) =>
    set({
      // Done already: it runs in another mode now.
      cases: withCase(get().cases, key, (state) =>
        state.phase === "waiting" ? { ...state, phase: "running" } : state,
      ),
    }),
  finished: (result) => {
    const { run, cases } = get();
    const others = (state: CaseState) =>
      // Another way to name tables, of the same run.
      state.phase === "done" ? state.results.filter(({ mode }) => mode !== result.mode) : [];
    set({
      run: run && { ...run, done: run.done + 1 },
      cases: withCase(cases, result.case, (state) => ({
        phase: "done",
        results: [...others(state), result].sort((a, b) => a.mode.localeCompare(b.mode)),
        // It may have changed while it ran.
        stale: state.stale,
      })),
    });
  },
  finish: (name, end) => {
    if (get().run?.name !== name) return;
    // What was never told, as when the run could not start, is as it was before.
    const settled = (states: Record<string, CaseState>) =>
      Object.fromEntries(
        Object.entries(states).map(([id, state]) => [
          id,
          state.phase === "done" ? state : { ...state, phase: "done" as const },
        ]),
      );
    set({
      run: null,
      end: end ?? get().end,
      cases: Object.fromEntries(
        Object.entries(get().cases).map(([folder, states]) => [folder, settled(states)]),
      ),
    });
  },
  outdate: (isConcerned) =>
    set({
      cases: Object.fromEntries(
        Object.entries(get().cases).map(([folder, states]) => [
          folder,
          isConcerned(folder)
            ? Object.fromEntries(Object.entries(states).map(([id, state]) => [id, { ...state, stale: true }]))
            : states,
        ]),
      ),
    }),
  prune: (index) =>
    set({
      cases: Object.fromEntries(
        Object.entries(get().cases).map(([folder, states]) => [
          folder,
          Object.fromEntries(Object.entries(states).filter(([id]) => index[folder]?.includes(id))),
        ]),
      ),
    }),
  rename: (folder, from, to) => {
    const { [from]: moved, ...others } = get().cases[folder] ?? {};
    if (moved) set({ cases: { ...get().cases, [folder]: { ...others, [to]: moved } } });
  },
  forget: () => set(nothing),
}));
