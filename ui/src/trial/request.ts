// The form's values and the rows chosen, put together as the engine is asked to run them.
import { useMemo } from "react";

import { useComponentPart } from "../api/queries";
import type { ComponentView } from "../generated/ComponentView";
import type { Input } from "../generated/Input";
import type { RowsSource } from "../generated/RowsSource";
import type { TestEngine } from "../generated/TestEngine";
import type { TrialRequest } from "../generated/TrialRequest";
import type { TrialSetup } from "../generated/TrialSetup";
import { useEngine } from "../state/engine";
import { usePreviewValues, type FormValues } from "../state/previewValues";
import { useTrialSetup } from "./queries";
import { useTrial, type Trial } from "./trials";

export const tableInputs = (inputs: readonly Input[]): Input[] =>
  inputs.filter(({ type }) => type === "Table");

/** The rows behind a Table input: what was chosen, else what the first test that names a table has. */
export function sourceOf(input: string, setup: TrialSetup, { sources }: Trial): RowsSource | null {
  const chosen = sources[input];
  if (chosen !== undefined) return chosen;
  const stem = setup.cases.map(({ tables }) => tables[input]).find((table) => table !== undefined);
  return stem === undefined ? null : { kind: "test", stem };
}

export function requestOf(
  folder: string,
  inputs: readonly Input[],
  setup: TrialSetup,
  trial: Trial,
  values: FormValues,
  engine: TestEngine,
): TrialRequest {
  const rows: Record<string, RowsSource> = {};
  for (const { name } of tableInputs(inputs)) {
    // The preview says by null that nothing is connected.
    const source = values[name] === null ? null : sourceOf(name, setup, trial);
    if (source) rows[name] = source;
  }
  return { folder, values, rows, session: trial.session, engine };
}

export const sameRequest = (one: TrialRequest | null, other: TrialRequest | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const inputsOf = ({ metadata }: ComponentView) => metadata.inputs;
const noValues: FormValues = {};

/** What would be run now; null while it is not known. */
export function useTrialRequest(folder: string): TrialRequest | null {
  const inputs = useComponentPart(folder, inputsOf);
  const { data: setup } = useTrialSetup(folder);
  const trial = useTrial(folder);
  const values = usePreviewValues((store) => store.byFolder[folder] ?? noValues);
  const engine = useEngine((store) => store.engine);
  return useMemo(
    () => (inputs && setup ? requestOf(folder, inputs, setup, trial, values, engine) : null),
    [folder, inputs, setup, trial, values, engine],
  );
}

/** Whether the result on the screen is of something else than what would run now. */
export function useIsOutdated(folder: string): boolean {
  const { result, ranWith, isTouched } = useTrial(folder);
  const request = useTrialRequest(folder);
  return result !== null && (isTouched || (request !== null && !sameRequest(request, ranWith)));
}
