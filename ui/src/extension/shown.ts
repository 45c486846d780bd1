// What the pages of Workflows make of the metadata.
import type { Attribution } from "../generated/Attribution";
import type { Detail } from "../generated/Detail";
import type { Extension } from "../generated/Extension";
import type { Contents } from "../api/queries";

export interface Shown {
  label: string;
  /** The address it leads to; none for plain text. */
  href: string | null;
}

export interface ShownRow extends Shown {
  name: string;
}

const text = (label: string): Shown => ({ label, href: null });

/** A link stands for the text beside it. */
export function shownAttribution(attribution: Attribution | null): Shown {
  const link = attribution?.link;
  if (!link) return text(attribution?.value ?? "");
  return { label: link.label || attribution.value || link.href, href: link.href || null };
}

function shownDetail({ name, value, link }: Detail): ShownRow {
  if (!link) return { name, ...text(value) };
  return { name, label: link.label || link.href, href: link.href || null };
}

/** The rows of the details page, without those that have nothing to say. */
export function shownRows(extension: Extension): ShownRow[] {
  return [
    { name: "Author", ...shownAttribution(extension.author) },
    { name: "License", ...shownAttribution(extension.license) },
    { name: "Version", ...text(extension.version) },
    { name: "Last update", ...text(extension.lastUpdate) },
    { name: "Industry", ...text(extension.industry) },
    ...extension.details.map(shownDetail),
  ].filter(({ name, label }) => name !== "" && label !== "");
}

export const iconUri = ({ icons }: Contents, name: string): string | null =>
  icons.find((icon) => icon.name === name)?.uri ?? null;
