// What was typed into the preview, and the sample schemas edited by hand: the window's own, never the package's.
import { create } from "zustand";

import type { SampleColumn } from "../generated/SampleColumn";
import { readStored, writeStored } from "./stored";

export type FormValues = Record<string, unknown>;
export type Schemas = Record<string, SampleColumn[]>;

interface PreviewValuesStore {
  byFolder: Record<string, FormValues>;
  schemasByFolder: Record<string, Schemas>;
  /** Whether the CALL under the preview is that of a dry run. */
  dryRun: boolean;
  values(folder: string): FormValues;
  set(folder: string, input: string, value: unknown): void;
  /** Back to the defaults: all of a component's values, or one input's. */
  clear(folder: string, input?: string): void;
  schemas(folder: string): Schemas;
  /** `null` goes back to the sample that the package gives. */
  setSchema(folder: string, input: string, columns: SampleColumn[] | null): void;
  setDryRun(on: boolean): void;
  /** Starts over with the schemas kept for a package. */
  openPackage(root: string): void;
}

// One object for "nothing", so that a selector returns the same thing twice.
const none = Object.freeze({});

const storageKey = (root: string) => `schemas:${root}`;

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

let openRoot: string | null = null;

export const usePreviewValues = create<PreviewValuesStore>()((set, get) => ({
  byFolder: {},
  schemasByFolder: {},
  dryRun: false,

  values: (folder) => get().byFolder[folder] ?? none,
  set: (folder, input, value) =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...byFolder[folder], [input]: value } } })),
  clear: (folder, input) =>
    set(({ byFolder }) => ({
      byFolder:
        input === undefined
          ? without(byFolder, folder)
          : { ...byFolder, [folder]: without(byFolder[folder] ?? {}, input) },
    })),

  schemas: (folder) => get().schemasByFolder[folder] ?? none,
  setSchema: (folder, input, columns) => {
    const kept = get().schemasByFolder[folder] ?? {};
    const changed = columns ? { ...kept, [input]: columns } : without(kept, input);
    const schemasByFolder = { ...get().schemasByFolder, [folder]: changed };
    set({ schemasByFolder });
    if (openRoot !== null) writeStored(storageKey(openRoot), schemasByFolder);
  },

  setDryRun: (dryRun) => set({ dryRun }),

  openPackage: (root) => {
    openRoot = root;
    set({
      byFolder: {},
      schemasByFolder: readStored<Record<string, Schemas>>(storageKey(root), {}),
      dryRun: false,
    });
  },
}));
