// Making extension.zip, and what came of it.
import { save } from "@tauri-apps/plugin-dialog";
import { create } from "zustand";

import { settled } from "../api/apply";
import { studio } from "../api/studio";
import type { ExportOutcome } from "../generated/ExportOutcome";
import { openDialog } from "../state/dialogs";
import { showError } from "../state/toasts";

export type Written = Extract<ExportOutcome, { kind: "written" }>;

interface ExportStore {
  running: boolean;
  written: Written | null;
}

export const useExport = create<ExportStore>()(() => ({ running: false, written: null }));

export const dismissExport = () => useExport.setState({ written: null });

/** Exports to `path`, or to the package's usual place. */
export async function exportPackage(path: string | null = null): Promise<void> {
  if (useExport.getState().running) return;
  useExport.setState({ running: true, written: null });
  try {
    await settled();
    const outcome = await studio.exportPackage(path);
    if (outcome.kind === "written") useExport.setState({ written: outcome });
    else openDialog({ kind: "refused", errors: outcome.errors });
  } catch (error) {
    showError(error);
  } finally {
    useExport.setState({ running: false });
  }
}

const zipFilter = [{ name: "ZIP archive", extensions: ["zip"] }];

export async function exportAs(): Promise<void> {
  try {
    const path = await save({ title: "Export as", defaultPath: "extension.zip", filters: zipFilter });
    if (path !== null) await exportPackage(path);
  } catch (error) {
    showError(error);
  }
}
