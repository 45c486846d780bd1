import { getCurrentWindow } from "@tauri-apps/api/window";
import { useEffect } from "react";

import { useStatePart, type Contents } from "../api/queries";

export const studioName = "Extension Studio";

/** "● Retail site selection — Extension Studio"; the dot says that something is not saved. */
export function windowTitle(overview: Contents | null, isSaved: boolean): string {
  if (!overview) return studioName;
  const { extension } = overview;
  const title = extension.title || extension.name || "Untitled package";
  return `${isSaved ? "" : "● "}${title} — ${studioName}`;
}

export function useWindowTitle(overview: Contents | null): void {
  const isSaved = useStatePart(({ unsaved }) => unsaved.length === 0) ?? true;
  const title = windowTitle(overview, isSaved);
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
