import type { Outcome } from "../generated/Outcome";

/** What a command did, without what it would select: the user may have gone on to something else meanwhile. */
export const staying = (outcome: Outcome): Outcome => ({ ...outcome, select: null });
