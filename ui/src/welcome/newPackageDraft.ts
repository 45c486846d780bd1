// What the wizard asks, what is wrong with the answers, and what they come to.
import type { NewPackage } from "../generated/NewPackage";
import type { Provider } from "../generated/Provider";
import { nameFromTitle, nameProblem } from "../shell/names";

export interface Draft {
  title: string;
  /** Null while it follows the title. */
  name: string | null;
  provider: Provider;
  author: string;
  license: string;
  componentTitle: string;
  /** Null while it follows the component's title. */
  componentName: string | null;
  /** The folder that the package's own folder is made in. */
  parent: string;
}

export type DraftField = keyof Draft;

export const emptyDraft: Draft = {
  title: "",
  name: null,
  provider: "bigquery",
  author: "",
  license: "Apache-2.0",
  componentTitle: "",
  componentName: null,
  parent: "",
};

export const nameOf = ({ name, title }: Draft): string => name ?? nameFromTitle(title);
export const componentNameOf = ({ componentName, componentTitle }: Draft): string =>
  componentName ?? nameFromTitle(componentTitle);

const isAbsolute = (path: string) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path);

export function folderOf(draft: Draft): string {
  const separator = /^([A-Za-z]:)?\\/.test(draft.parent) ? "\\" : "/";
  return `${draft.parent.replace(/[\\/]+$/, "")}${separator}${nameOf(draft)}`;
}

/** What stands in the way of each answer; nothing when the package can be made. */
export function draftProblems(draft: Draft): Partial<Record<DraftField, string>> {
  const found: Partial<Record<DraftField, string | null>> = {
    title: draft.title.trim() === "" ? "A title is needed" : null,
    name: nameProblem(nameOf(draft)),
    author: draft.author.trim() === "" ? "Workflows shows whose the extension is" : null,
    license: draft.license.trim() === "" ? "Workflows shows the licence" : null,
    componentTitle: draft.componentTitle.trim() === "" ? "A title is needed" : null,
    componentName: nameProblem(componentNameOf(draft)),
    parent:
      draft.parent.trim() === ""
        ? "Choose where to make it"
        : isAbsolute(draft.parent)
          ? null
          : "A full path is needed, from the root",
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

export function planOf(draft: Draft): NewPackage {
  return {
    folder: folderOf(draft),
    name: nameOf(draft),
    title: draft.title.trim(),
    provider: draft.provider,
    author: draft.author.trim(),
    license: draft.license.trim(),
    componentName: componentNameOf(draft),
    componentTitle: draft.componentTitle.trim(),
  };
}

/** Licences that packages often have, as SPDX names them. */
export const commonLicenses = [
  "Apache-2.0",
  "MIT",
  "BSD-3-Clause",
  "MPL-2.0",
  "GPL-3.0-or-later",
  "AGPL-3.0-or-later",
  "CC-BY-4.0",
  "CC0-1.0",
  "Proprietary",
];
