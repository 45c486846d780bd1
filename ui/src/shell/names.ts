// Names as the package format documents them: lower-case letters, digits and underscores.

/** What a title becomes: "Trade areas (new)" is trade_areas_new. */
export const nameFromTitle = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("_");

/** What is wrong with a name; null when nothing is. */
export function nameProblem(name: string): string | null {
  if (name === "") return "A name is needed";
  if (!/^[a-z0-9_]+$/.test(name)) return "Use lower-case letters, digits and underscores";
  return null;
}
