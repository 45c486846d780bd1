import type { Counts } from "../generated/Counts";
import type { Problem } from "../generated/Problem";

const ofInput = /^\/inputs\/(\d+)(?:\/|$)/;

/** The place of the input that a problem is about. */
export function inputOf({ pointer }: Problem): number | null {
  const place = ofInput.exec(pointer ?? "")?.[1];
  return place === undefined ? null : Number(place);
}

export function countProblems(problems: readonly Problem[]): Counts {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

/** How many problems each input has, by its place. */
export function countByInput(problems: readonly Problem[]): ReadonlyMap<number, Counts> {
  const byInput = new Map<number, Problem[]>();
  for (const problem of problems) {
    const at = inputOf(problem);
    if (at !== null) byInput.set(at, [...(byInput.get(at) ?? []), problem]);
  }
  return new Map([...byInput].map(([at, found]) => [at, countProblems(found)]));
}
