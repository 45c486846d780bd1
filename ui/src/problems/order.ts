// Which problems are listed, and in what order.
import type { Problem } from "../generated/Problem";
import type { Severity } from "../generated/Severity";
import type { Selection } from "../generated/Selection";
import { placeOf } from "./place";

export interface ProblemFilter {
  severity: Severity | "all";
  text: string;
  /** Only those of what is selected. */
  onlySelected: boolean;
}

export const everyProblem: ProblemFilter = { severity: "all", text: "", onlySelected: false };

/** What tells one problem from another; two alike are one. */
export const problemKey = ({ code, path, pointer, extent, message }: Problem): string =>
  JSON.stringify([code, path, pointer, extent?.start, message]);

const rank = ({ severity }: Problem) => (severity === "error" ? 0 : 1);

/** Errors first; within them the order of the check: by file, then by place. */
export const errorsFirst = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => rank(a) - rank(b));

function belongsTo(problem: Problem, selection: Selection): boolean {
  const { selection: place } = placeOf(problem);
  switch (selection.kind) {
    case "tests":
      return /^components\/[^/]+\/test\//.test(problem.path);
    case "installed":
      return false;
    case "extension":
      return place.kind === "extension";
    case "component":
      return problem.path.startsWith(`components/${selection.folder}/`);
    case "function":
      return problem.path.startsWith(`functions/${selection.folder}/`);
    case "icon":
      return place.kind === "icon" && place.name === selection.name;
    case "file":
      return problem.path === selection.path;
  }
}

export function listedProblems(
  problems: readonly Problem[],
  filter: ProblemFilter,
  selection: Selection | null,
): Problem[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = problems.filter((problem) => {
    if (filter.severity !== "all" && problem.severity !== filter.severity) return false;
    if (filter.onlySelected && selection && !belongsTo(problem, selection)) return false;
    const text = `${problem.code} ${problem.message} ${problem.path}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return errorsFirst(kept);
}

export function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

/** "2 errors and 1 warning"; empty when there are none. */
export function sayCounts({ errors, warnings }: { errors: number; warnings: number }): string {
  const say = (count: number, one: string) =>
    count === 0 ? [] : [`${count} ${one}${count === 1 ? "" : "s"}`];
  return [...say(errors, "error"), ...say(warnings, "warning")].join(" and ");
}
