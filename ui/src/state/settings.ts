// The user's choices, the same for every package.
import { useMemo } from "react";
import { create } from "zustand";

import type { Basemap } from "../map/basemap";
import { readStored, writeStored } from "./stored";

export type ThemeChoice = "system" | "light" | "dark";

export interface Settings {
  theme: ThemeChoice;
  autosave: boolean;
  /** Runs the tests of what a save touched. */
  rerunTests: boolean;
  /** What the draw dialog's map shows: the land shipped with the studio, or a style from the network. */
  basemap: Basemap["kind"];
  /** Kept while the offline map is chosen. */
  basemapStyle: string;
}

export const positronStyle = "https://basemaps.cartocdn.com/gl/positron-gl-style/style.json";
export const darkMatterStyle = "https://basemaps.cartocdn.com/gl/dark-matter-gl-style/style.json";

const defaults: Settings = {
  theme: "system",
  autosave: false,
  rerunTests: false,
  basemap: "offline",
  basemapStyle: positronStyle,
};

interface SettingsStore extends Settings {
  change(settings: Partial<Settings>): void;
}

export const useSettings = create<SettingsStore>()((set, get) => ({
  ...defaults,
  ...readStored<Partial<Settings>>("settings", {}),
  change: (settings) => {
    set(settings);
    const { theme, autosave, rerunTests, basemap, basemapStyle } = get();
    writeStored("settings", { theme, autosave, rerunTests, basemap, basemapStyle } satisfies Settings);
  },
}));

/** The chosen basemap, as the map takes it. */
export function useBasemap(): Basemap {
  const kind = useSettings((settings) => settings.basemap);
  const style = useSettings((settings) => settings.basemapStyle);
  return useMemo(() => (kind === "online" ? { kind, style } : { kind }), [kind, style]);
}
