import { getCurrentWindow } from "@tauri-apps/api/window";
import { useEffect } from "react";

import type { Overview } from "../generated/Overview";

export const studioName = "Extension Studio";

/** "● Retail site selection — Extension Studio"; the dot says that something is not saved. */
export function windowTitle(overview: Overview | null): string {
  if (!overview) return studioName;
  const { extension, state } = overview;
  const title = extension.title || extension.name || "Untitled package";
  return `${state.unsaved.length > 0 ? "● " : ""}${title} — ${studioName}`;
}

export function useWindowTitle(overview: Overview | null): void {
  const title = windowTitle(overview);
  useEffect(() => {
    document.title = title;
    // A window whose title cannot be set still works.
    getCurrentWindow()
      .setTitle(title)
      .catch(() => undefined);
  }, [title]);
  useEffect(
    () => () => {
      document.title = studioName;
      getCurrentWindow()
        .setTitle(studioName)
        .catch(() => undefined);
    },
    [],
  );
}
