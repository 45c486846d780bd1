import { getCurrentWindow } from "@tauri-apps/api/window";
import { useEffect } from "react";

import { settled } from "../api/apply";
import { openDialog } from "../state/dialogs";
import { unsavedPaths } from "./session";

/** Asks before the window is closed with unsaved work in it. */
export function useCloseGuard(): void {
  useEffect(() => {
    const window = getCurrentWindow();
    const listening = window.onCloseRequested(async (event) => {
      await settled();
      if (unsavedPaths().length === 0) return;
      event.preventDefault();
      openDialog({ kind: "unsaved", leave: () => window.destroy() });
    });
    return () => void listening.then((stop) => stop());
  }, []);
}
