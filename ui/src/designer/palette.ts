// The palette, as the registry of input types tells it.
import type { InputTypeView } from "../generated/InputTypeView";
import type { PaletteGroup } from "../generated/PaletteGroup";
import type { PaletteItem } from "../generated/PaletteItem";

export interface PaletteEntry extends PaletteItem {
  /** The name of the type in the metadata. */
  type: string;
}

export interface PaletteSection {
  group: PaletteGroup;
  entries: PaletteEntry[];
}

/** Every way to add an input, grouped in the order of the types. */
export function paletteSections(types: readonly InputTypeView[]): PaletteSection[] {
  const sections = new Map<PaletteGroup, PaletteEntry[]>();
  for (const { name, palette } of types) {
    for (const item of palette) {
      const entries = sections.get(item.group) ?? [];
      entries.push({ ...item, type: name });
      sections.set(item.group, entries);
    }
  }
  return [...sections].map(([group, entries]) => ({ group, entries }));
}

/** The palette's entry that an input of a type and mode could have come from. */
export const entryOf = ({ palette }: InputTypeView, mode: unknown): PaletteItem | undefined =>
  palette.find(({ template }) => (template.mode ?? null) === (mode ?? null));
