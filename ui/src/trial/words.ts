import type { CaseResult } from "../generated/CaseResult";
import type { Told } from "../generated/Told";
import { errorText } from "../state/toasts";
import { count, duration } from "../words";

/** What stopped a run before its end; null when it ran to its end. */
export function stoppedBy({ outcome }: CaseResult): { told: Told; isAvailable: boolean } | null {
  switch (outcome.kind) {
    case "broken":
      return { told: outcome.told, isAvailable: true };
    case "notRunnable":
      return { told: outcome.told, isAvailable: false };
    default:
      return null;
  }
}

/** How many of a result's outputs are not as the dry run said. */
export function disagreements(result: CaseResult): number {
  const failed = result.outcome.kind === "failed" ? result.outcome.differences : [];
  const outputs = [
    ...failed.flatMap((each) => ("output" in each ? [each.output] : [])),
    ...result.warnings.map(({ output }) => output),
  ];
  return new Set(outputs).size;
}

/** A result in a line; nothing before the first run. */
export function summaryOf(
  result: CaseResult | null,
  error: unknown,
): { text: string | null; isGood: boolean } {
  if (error !== null) return { text: errorText(error).message, isGood: false };
  if (!result) return { text: null, isGood: true };
  const stopped = stoppedBy(result);
  if (stopped) return { text: stopped.told.message, isGood: false };
  const rows = result.outputs.reduce((sum, { fullCount }) => sum + fullCount, 0);
  return { text: `${count(rows, "row")} in ${duration(result.milliseconds)}`, isGood: true };
}
