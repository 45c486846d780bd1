// Running a component, stopping it, and keeping what was tried.
import { change, onTouched, settled } from "../api/apply";
import { componentQuery } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { CaseForm } from "../generated/CaseForm";
import type { Outcome } from "../generated/Outcome";
import type { RowsSource } from "../generated/RowsSource";
import type { TrialRequest } from "../generated/TrialRequest";
import { useEngine } from "../state/engine";
import { useLayout } from "../state/layout";
import { usePreviewValues } from "../state/previewValues";
import { showError } from "../state/toasts";
import { trialSetupQuery } from "./queries";
import { requestOf } from "./request";
import { trialOf, useTrials, type Trial } from "./trials";
import { stoppedBy } from "./words";

onTouched((paths) => useTrials.getState().touch(paths));

const keep = (folder: string, part: Partial<Trial>) => useTrials.getState().change(folder, part);

let runs = 0;

async function currentRequest(folder: string): Promise<TrialRequest> {
  const [{ metadata }, setup] = await Promise.all([
    queryClient.ensureQueryData(componentQuery(folder)),
    queryClient.ensureQueryData(trialSetupQuery(folder)),
  ]);
  return requestOf(
    folder,
    metadata.inputs,
    setup,
    trialOf(folder),
    usePreviewValues.getState().values(folder),
    useEngine.getState().engine,
  );
}

/** Runs a component with what its form holds. A run that is under way makes room. */
export async function runTrial(folder: string): Promise<void> {
  const run = `trial ${++runs}`;
  const before = trialOf(folder).running;
  if (before !== null) void studio.cancelRun(before);
  keep(folder, { running: run });
  useLayout.getState().showTrial(true);
  const isLast = () => trialOf(folder).running === run;
  try {
    await settled();
    const request = await currentRequest(folder);
    const result = await studio.tryComponent(run, request);
    if (!isLast()) return;
    // What was cancelled leaves what was there before.
    if (result.outcome.kind === "cancelled") keep(folder, { running: null });
    else {
      const ended = stoppedBy(result) ? {} : { good: result };
      keep(folder, { running: null, result, ...ended, error: null, ranWith: request, isTouched: false });
    }
  } catch (error) {
    if (isLast()) keep(folder, { running: null, error });
  }
}

export function cancelTrial(folder: string): void {
  const { running } = trialOf(folder);
  if (running !== null) void studio.cancelRun(running).catch(showError);
}

/** Chooses the rows behind a Table input; null for none. */
export function chooseRows(folder: string, input: string, source: RowsSource | null): void {
  keep(folder, { sources: { ...trialOf(folder).sources, [input]: source } });
}

export const setSession = (folder: string, session: boolean): void => keep(folder, { session });

/** Fills the form and chooses the tables as a test case has them. */
export function fillFrom(folder: string, { values, tables }: CaseForm, inputs: readonly string[]): void {
  const { set, setSchema, clear } = usePreviewValues.getState();
  clear(folder);
  for (const [name, value] of Object.entries(values)) set(folder, name, value);
  const sources: Record<string, RowsSource | null> = {};
  for (const input of inputs) {
    const stem = tables[input];
    sources[input] = stem === undefined ? null : { kind: "test", stem };
    if (stem === undefined) set(folder, input, null);
    setSchema(folder, input, null);
  }
  keep(folder, { sources });
}

/** Makes a test case of what would run now. */
export async function saveAsTest(folder: string, id: string): Promise<Outcome | null> {
  return change(async () => studio.saveAsTest(await currentRequest(folder), id));
}
