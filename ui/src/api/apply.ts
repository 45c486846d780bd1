// Every change of the package comes through here: what it touched is asked for anew, its state shown, its thing selected.
import type { Query } from "@tanstack/react-query";

import type { Outcome } from "../generated/Outcome";
import type { Overview } from "../generated/Overview";
import type { State } from "../generated/State";
import { useSelection } from "../state/selection";
import { showError } from "../state/toasts";
import type { Edited } from "./edit";
import { keys, staleKeys } from "./keys";
import { queryClient } from "./queryClient";

const none: ReadonlySet<Query> = new Set();

type Saved = (paths: readonly string[]) => void;
const saves = new Set<Saved>();

/** Hears of files that are on disk now as the package has them; returns how to leave. */
export function onSaved(saved: Saved): () => void {
  saves.add(saved);
  return () => saves.delete(saved);
}

export function tellSaved(paths: readonly string[]): void {
  if (paths.length > 0) for (const saved of saves) saved(paths);
}

/** Answers may overtake each other; an older state never replaces a newer one. */
export function applyState(state: State): void {
  const before = queryClient.getQueryData<Overview>(keys.overview)?.state;
  queryClient.setQueryData<Overview>(keys.overview, (overview) =>
    overview && overview.state.revision <= state.revision ? { ...overview, state } : overview,
  );
  if (before && before.revision <= state.revision)
    tellSaved(before.unsaved.filter((path) => !state.unsaved.includes(path)));
}

type Touch = (paths: readonly string[]) => void;
const touches = new Set<Touch>();

/** Hears of every file that changes, whatever changed it; returns how to leave. */
export function onTouched(touch: Touch): () => void {
  touches.add(touch);
  return () => touches.delete(touch);
}

/** Asks anew for what a change of these files made stale, unless its answer is known. */
export function applyTouched(touched: readonly string[], known: ReadonlySet<Query> = none): void {
  const stale = new Map(touched.flatMap(staleKeys).map((key) => [JSON.stringify(key), key]));
  for (const queryKey of stale.values())
    void queryClient.invalidateQueries({ queryKey, predicate: (query) => !known.has(query) });
  if (touched.length > 0) for (const touch of touches) touch(touched);
}

export function applyOutcome({ state, touched, select, known }: Outcome & Partial<Edited>): void {
  applyState(state);
  applyTouched(touched, known);
  if (select) useSelection.getState().select(select);
}

const underWay = new Set<Promise<unknown>>();

/** Applies what a command did, or shows why it could not. Null when it could not. */
export async function run(command: Promise<Outcome>): Promise<Outcome | null> {
  underWay.add(command);
  try {
    const outcome = await command;
    applyOutcome(outcome);
    return outcome;
  } catch (error) {
    showError(error);
    return null;
  } finally {
    underWay.delete(command);
  }
}

type Flush = () => Promise<unknown> | void;
const flushes = new Set<Flush>();

/** Registers a field or editor that may hold text it has not sent yet; returns how to leave. */
export function onFlush(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Waits until everything typed has reached the package: before saving, undoing, exporting. */
export async function settled(): Promise<void> {
  await Promise.all([...flushes].map((flush) => flush()));
  await Promise.allSettled([...underWay]);
}

/** Does `command` to the package once everything typed before has arrived there. */
export async function change(command: () => Promise<Outcome>): Promise<Outcome | null> {
  await settled();
  return run(command());
}
