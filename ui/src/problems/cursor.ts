// The problem one is at, and the steps to the next and the previous one.
import { create } from "zustand";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { Problem } from "../generated/Problem";
import type { Problems } from "../generated/Problems";
import { useSelection } from "../state/selection";
import { everyProblem, listedProblems, problemKey, type ProblemFilter } from "./order";
import { goToProblem } from "./place";

interface ProblemCursor {
  filter: ProblemFilter;
  current: string | null;
  setFilter(change: Partial<ProblemFilter>): void;
  visit(problem: Problem): void;
}

export const useProblemCursor = create<ProblemCursor>()((set, get) => ({
  filter: everyProblem,
  current: null,
  setFilter: (change) => set({ filter: { ...get().filter, ...change } }),
  visit: (problem) => {
    set({ current: problemKey(problem) });
    goToProblem(problem);
  },
}));

/** Goes one problem on (`1`) or back (`-1`) through what the panel lists, around the end. */
export function stepProblem(step: 1 | -1): void {
  const problems = queryClient.getQueryData<Problems>(keys.problems)?.problems ?? [];
  const { filter, current, visit } = useProblemCursor.getState();
  // What is selected moves with every step, so it cannot be what the steps are filtered by.
  const listed = listedProblems(
    problems,
    { ...filter, onlySelected: false },
    useSelection.getState().selection,
  );
  if (listed.length === 0) return;
  const at = listed.findIndex((problem) => problemKey(problem) === current);
  const from = at < 0 && step < 0 ? 0 : at;
  const next = listed[(from + step + listed.length) % listed.length];
  if (next) visit(next);
}
