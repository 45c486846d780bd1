// Which dialog is open: one at a time.
import { create } from "zustand";

import type { Problem } from "../generated/Problem";

export type DialogRequest =
  | { kind: "palette" }
  | { kind: "settings" }
  | { kind: "shortcuts" }
  | { kind: "newPackage" }
  | { kind: "addComponent" }
  | { kind: "renameComponent"; folder: string }
  | { kind: "deleteComponent"; folder: string }
  | { kind: "saveAsTest"; folder: string }
  | { kind: "conflicts" }
  /** `leave` goes on with what would lose the unsaved work: closing the window, opening another package. */
  | { kind: "unsaved"; leave: () => Promise<void> | void }
  /** `what` could not be done with a package that has these errors. */
  | { kind: "refused"; errors: Problem[]; what?: "export" | "deploy" }
  /** `then` is what was wanted of the connection. */
  | { kind: "connection"; then?: () => void }
  | { kind: "deploy" }
  | { kind: "removeInstalled"; name: string; title: string; destination: string | null }
  | { kind: "sample"; folder: string };

interface DialogStore {
  dialog: DialogRequest | null;
  open(dialog: DialogRequest): void;
  close(): void;
}

export const useDialogs = create<DialogStore>()((set) => ({
  dialog: null,
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
}));

export const openDialog = (dialog: DialogRequest) => useDialogs.getState().open(dialog);
export const closeDialog = () => useDialogs.getState().close();
