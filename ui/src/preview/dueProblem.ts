import type { FieldState } from "../generated/FieldState";
import { isEmpty } from "../inputs/controls/values";

/** What is held against a field: what is wrong at once, what is only missing after someone has been in it. */
export function dueProblem({ value, problem }: FieldState, touched: boolean): string | null {
  return isEmpty(value) && !touched ? null : problem;
}
