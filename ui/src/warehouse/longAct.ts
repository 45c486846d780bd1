// A long act of the warehouse under a name of its own, so that it can be stopped.
import { studio } from "../api/studio";

let acts = 0;

export const nameOfAct = (what: string): string => `${what} ${++acts}`;

/** Stops an act. One that has ended meanwhile needs no stopping. */
export const stopAct = (name: string): void => void studio.cancelRun(name).catch(() => undefined);
