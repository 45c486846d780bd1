import type { Theme } from "@mui/material/styles";
import { useEffect, useSyncExternalStore } from "react";

import { useSettings, type ThemeChoice } from "../state/settings";
import { studioTheme, windowColour } from "./studioTheme";

const systemIsDark = () => window.matchMedia("(prefers-color-scheme: dark)");

function followSystem(changed: () => void): () => void {
  const query = systemIsDark();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

const chosenMode = (choice: ThemeChoice, dark: boolean): "light" | "dark" =>
  choice === "system" ? (dark ? "dark" : "light") : choice;

function paint(mode: "light" | "dark"): void {
  const root = document.documentElement;
  root.dataset.theme = mode;
  root.style.colorScheme = mode;
  root.style.backgroundColor = windowColour(mode);
}

/** Paints the window before anything is drawn in it, so that it never flashes in the other theme. */
export function paintWindow(): void {
  paint(chosenMode(useSettings.getState().theme, systemIsDark().matches));
}

/** The theme that was chosen, or the system's while it is left to it. */
export function useStudioTheme(): Theme {
  const choice = useSettings((settings) => settings.theme);
  const dark = useSyncExternalStore(followSystem, () => systemIsDark().matches);
  const mode = chosenMode(choice, dark);
  useEffect(() => paint(mode), [mode]);
  return studioTheme(mode);
}
