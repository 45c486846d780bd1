// What buttons, menus and actions do to the open package.
import { change, run } from "../api/apply";
import { keys } from "../api/keys";
import type { Contents } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { Outcome } from "../generated/Outcome";
import { useSettings } from "../state/settings";
import { openOverview } from "./action";
import { chooseFolder, chooseIcon } from "./fileDialogs";
import { openPath } from "./session";

export async function save(): Promise<boolean> {
  const saved = await change(studio.save);
  // A save that failed leaves its reason in the package's state.
  if (!saved) await queryClient.invalidateQueries({ queryKey: keys.overview });
  return saved !== null && saved.state.unsaved.length === 0;
}

export function setAutosave(autosave: boolean): Promise<Outcome | null> {
  useSettings.getState().change({ autosave });
  return run(studio.setAutosave(autosave));
}

export async function openFolder() {
  const path = await chooseFolder("Open a package's folder");
  if (path !== null) await openPath(path);
}

export async function importIcon(): Promise<void> {
  const source = await chooseIcon();
  if (source !== null) await change(() => studio.importIcon(source));
}

export const duplicateComponent = (folder: string) => change(() => studio.duplicateComponent(folder));
export const listComponent = (folder: string) => change(() => studio.listComponent(folder));

/** Moves a component to another place in the extension's list. */
export function moveComponent(folder: string, to: number): Promise<Outcome | null> {
  return change(() => studio.moveComponent(folder, to));
}

/** A component's place in the extension's list; -1 when it is not in it. */
export const placeInList = (overview: Contents, folder: string): number =>
  overview.components.filter(({ listed }) => listed).findIndex((component) => component.folder === folder);

export function moveComponentBy(folder: string, step: 1 | -1): void {
  const overview = openOverview();
  if (!overview) return;
  const listed = overview.components.filter((component) => component.listed).length;
  const at = placeInList(overview, folder);
  const to = at + step;
  if (at >= 0 && to >= 0 && to < listed) void moveComponent(folder, to);
}
