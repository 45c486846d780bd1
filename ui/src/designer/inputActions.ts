// What can be done to the inputs of a component as a whole.
import { arrived } from "../api/arrived";
import { edit } from "../api/edit";
import { change, keys, run, settled } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import { move } from "../fields/edits";
import { staying } from "../fields/staying";
import type { ComponentView } from "../generated/ComponentView";
import type { Outcome } from "../generated/Outcome";
import type { Overview } from "../generated/Overview";
import { useSelection } from "../state/selection";
import { showToast } from "../state/toasts";
import { useAdded } from "./added";

export type Template = Record<string, unknown>;

export const selectInput = (folder: string, input: number | null): void =>
  useSelection.getState().select({ kind: "component", folder, input });

/** Selects what a command made once it is there to be shown, with the keyboard in its title. */
async function adding(folder: string, command: () => Promise<Outcome>): Promise<void> {
  const made: { at: number | null } = { at: null };
  const outcome = await change(async () => {
    const outcome = await command();
    if (outcome.select?.kind === "component") made.at = outcome.select.input;
    return staying(outcome);
  });
  if (!outcome || made.at === null) return;
  await arrived(keys.component(folder));
  useAdded.setState({ folder, at: made.at });
  selectInput(folder, made.at);
}

export const addInput = (folder: string, template: Template, at: number): Promise<void> =>
  adding(folder, () => studio.addInput(folder, template, at));

/** Adds an input behind all others. */
export function appendInput(folder: string, template: Template): Promise<void> {
  const component = queryClient.getQueryData<ComponentView>(keys.component(folder));
  return addInput(folder, template, component?.metadata.inputs.length ?? 0);
}

export const duplicateInput = (folder: string, at: number): Promise<void> =>
  adding(folder, () => studio.duplicateInput(folder, at));

/** Deletes the input at a place; the one that follows takes its place under the eyes. */
export async function deleteInput(folder: string, at: number, name: string, count: number): Promise<boolean> {
  const outcome = await change(() => studio.deleteInputs(folder, [at]).then(staying));
  if (!outcome) return false;
  await arrived(keys.component(folder));
  selectInput(folder, count > 1 ? Math.min(at, count - 2) : null);
  showToast({
    severity: "info",
    message: `Deleted input "${name}"`,
    action: { label: "Undo", run: () => void takeBack(outcome) },
  });
  return true;
}

/** Undoes what was just done, and nothing that came after it. */
async function takeBack({ state: { revision } }: Outcome): Promise<void> {
  await settled();
  const now = queryClient.getQueryData<Overview>(keys.overview)?.state.revision;
  if (now === revision) await run(studio.undo());
  else
    showToast({
      severity: "info",
      message: "There are later changes. Undo (Ctrl+Z) takes them back one by one.",
    });
}

export const moveInput = (folder: string, from: number, to: number): Promise<Outcome | null> =>
  change(() => edit(`components/${folder}/metadata.json`, [move(`/inputs/${from}`, to)], "Move input"));

/** Where the element at a place stands after another (or itself) was moved. */
export function placeAfterMove(at: number, from: number, to: number): number {
  if (at === from) return to;
  if (from < at && at <= to) return at - 1;
  if (to <= at && at < from) return at + 1;
  return at;
}

export const renameInput = (folder: string, at: number, name: string): Promise<Outcome | null> =>
  run(studio.renameInput(folder, at, name).then(staying));

export const retypeInput = (folder: string, at: number, template: Template): Promise<Outcome | null> =>
  change(() => studio.retypeInput(folder, at, template).then(staying));
