// The words for what came of a case, and which of several outcomes counts.
import type { CaseOutcome } from "../generated/CaseOutcome";
import type { CaseState } from "../state/tests";

export type Verdict =
  "passed" | "failed" | "error" | "notRunnable" | "cancelled" | "running" | "waiting" | "none";

const verdictOf: Record<CaseOutcome["kind"], Verdict> = {
  passed: "passed",
  failed: "failed",
  broken: "error",
  notRunnable: "notRunnable",
  cancelled: "cancelled",
};

export const verdictWords: Record<Verdict, string> = {
  passed: "Passed",
  failed: "Failed",
  error: "Error",
  notRunnable: "Not runnable here",
  cancelled: "Cancelled",
  running: "Running",
  waiting: "Waiting",
  none: "Not run yet",
};

export const outcomeVerdict = ({ kind }: CaseOutcome): Verdict => verdictOf[kind];

/** The worst first. */
const weight: Verdict[] = [
  "running",
  "waiting",
  "error",
  "failed",
  "cancelled",
  "notRunnable",
  "passed",
  "none",
];

export const worst = (verdicts: readonly Verdict[]): Verdict =>
  weight.find((verdict) => verdicts.includes(verdict)) ?? "none";

export function caseVerdict(state: CaseState | undefined): Verdict {
  if (!state) return "none";
  if (state.phase !== "done") return state.phase;
  return worst(state.results.map(({ outcome }) => outcomeVerdict(outcome)));
}

export type Tally = Partial<Record<Verdict, number>>;

export function tally(verdicts: readonly Verdict[]): Tally {
  const counted: Tally = {};
  for (const verdict of verdicts) counted[verdict] = (counted[verdict] ?? 0) + 1;
  return counted;
}

const told: [Verdict, string][] = [
  ["failed", "failed"],
  ["error", "with errors"],
  ["cancelled", "cancelled"],
  ["notRunnable", "not runnable here"],
  ["passed", "passed"],
];

/** "1 failed, 2 passed"; empty when nothing ran. */
export const sayTally = (counted: Tally): string =>
  told
    .filter(([verdict]) => counted[verdict])
    .map(([verdict, words]) => `${counted[verdict]} ${words}`)
    .join(", ");
