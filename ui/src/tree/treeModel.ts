// The package as the rows of a tree.
import type { Counts } from "../generated/Counts";
import type { Contents } from "../api/queries";
import type { Problem } from "../generated/Problem";
import type { Selection } from "../generated/Selection";
import { sameSelection } from "../state/selection";

export type SectionId = "components" | "functions" | "icons" | "docs";

export type Mark = "unlisted" | "missing" | "legacy" | "broken";

interface Row {
  id: string;
  label: string;
  /** Where it stands among its siblings, counted from 1. */
  position: number;
  siblings: number;
  level: 1 | 2;
}

export interface ExtensionRow extends Row {
  kind: "extension";
  selection: Selection;
  iconUri: string | null;
  problems: Counts;
  marks: Mark[];
}

/** A place that is about the package as a whole: all of its test cases, what its warehouse holds. */
export interface PlaceRow extends Row {
  kind: "tests" | "installed";
  selection: Selection;
  iconUri: null;
  problems: Counts;
  marks: Mark[];
}

export interface SectionRow extends Row {
  kind: "section";
  section: SectionId;
  count: number;
  folded: boolean;
  problems: Counts;
}

export interface ItemRow extends Row {
  kind: "component" | "function" | "icon" | "doc";
  selection: Selection;
  iconUri: string | null;
  /** What tells it from others when titles do not: its folder or path. */
  detail: string;
  /** Whose it is, for files that are often called the same; may be empty. */
  hint: string;
  marks: Mark[];
  problems: Counts;
}

export type TreeRow = ExtensionRow | PlaceRow | SectionRow | ItemRow;

const sectionTitles: Record<SectionId, string> = {
  components: "Components",
  functions: "Functions",
  icons: "Icons",
  docs: "Docs",
};

const nothing: Counts = { errors: 0, warnings: 0 };

/** Which row a file's problems are counted at. */
function rowOfPath(path: string): string {
  if (path === "metadata.json") return "extension";
  const [area, name] = path.split("/");
  if (area === "components" && name !== undefined) return `component:${name}`;
  if (area === "functions" && name !== undefined) return `function:${name}`;
  if (area === "icons") return `icon:${path.slice("icons/".length)}`;
  return `doc:${path}`;
}

export function countByRow(problems: readonly Problem[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { path, severity } of problems) {
    const row = rowOfPath(path);
    const count = counts.get(row) ?? { ...nothing };
    if (severity === "error") count.errors += 1;
    else count.warnings += 1;
    counts.set(row, count);
  }
  return counts;
}

/** "components/trip_summary/doc/README.md" is of trip_summary. */
const ownerOf = (path: string): string =>
  /^(?:components|functions)\/([^/]+)\//.exec(path)?.[1] ?? path.slice(0, Math.max(0, path.lastIndexOf("/")));

function itemRows(
  section: SectionId,
  overview: Contents,
): Omit<ItemRow, "problems" | "position" | "siblings">[] {
  const icons = new Map(overview.icons.map(({ name, uri }) => [name, uri]));
  const marksOf = (listed: boolean, present: boolean): Mark[] =>
    present ? (listed ? [] : ["unlisted"]) : ["missing"];
  switch (section) {
    case "components":
      return overview.components.map(({ folder, title, icon, listed, present, legacy }) => ({
        id: `component:${folder}`,
        kind: "component",
        level: 2,
        label: title || folder,
        detail: folder,
        hint: "",
        selection: { kind: "component", folder, input: null },
        iconUri: icons.get(icon) ?? null,
        marks: [...marksOf(listed, present), ...(legacy ? (["legacy"] as const) : [])],
      }));
    case "functions":
      return overview.functions.map(({ folder, listed, present }) => ({
        id: `function:${folder}`,
        kind: "function",
        level: 2,
        label: folder,
        detail: `functions/${folder}`,
        hint: "",
        selection: { kind: "function", folder },
        iconUri: null,
        marks: marksOf(listed, present),
      }));
    case "icons":
      return overview.icons.map(({ name, path, uri, problem }) => ({
        id: `icon:${name}`,
        kind: "icon",
        level: 2,
        label: name,
        detail: path,
        hint: "",
        selection: { kind: "icon", name },
        iconUri: uri,
        marks: problem === null ? [] : ["broken"],
      }));
    case "docs":
      return overview.docs.map((path) => ({
        id: `doc:${path}`,
        kind: "doc",
        level: 2,
        label: path.slice(path.lastIndexOf("/") + 1),
        detail: path,
        hint: ownerOf(path),
        selection: { kind: "file", path },
        iconUri: null,
        marks: [],
      }));
  }
}

const sum = (counts: Counts[]): Counts =>
  counts.reduce(
    (total, { errors, warnings }) => ({ errors: total.errors + errors, warnings: total.warnings + warnings }),
    nothing,
  );

const sections: SectionId[] = ["components", "functions", "icons", "docs"];

/** The rows that show, top to bottom. */
export function treeRows(
  overview: Contents,
  counts: ReadonlyMap<string, Counts>,
  folded: readonly string[],
): TreeRow[] {
  const { extension, broken } = overview;
  // Nobody connects to Oracle from here.
  const hasWarehouse = extension.provider !== "oracle";
  const places = hasWarehouse ? 2 : 1;
  const siblings = 1 + places + sections.length;
  const root: ExtensionRow = {
    id: "extension",
    kind: "extension",
    level: 1,
    position: 1,
    siblings,
    label: extension.title || extension.name || "Extension",
    selection: { kind: "extension" },
    iconUri: overview.icons.find(({ name }) => name === extension.icon)?.uri ?? null,
    problems: counts.get("extension") ?? nothing,
    marks: broken ? ["broken"] : [],
  };
  const place = (kind: PlaceRow["kind"], label: string, position: number): PlaceRow => ({
    id: kind,
    kind,
    level: 1,
    position,
    siblings,
    label,
    selection: { kind },
    iconUri: null,
    problems: nothing,
    marks: [],
  });
  return [
    root,
    place("tests", "Tests", 2),
    ...(hasWarehouse ? [place("installed", "Installed", 3)] : []),
    ...sections.flatMap((section, index): TreeRow[] => {
      const items = itemRows(section, overview).map((item, at, all): ItemRow => ({
        ...item,
        position: at + 1,
        siblings: all.length,
        problems: counts.get(item.id) ?? nothing,
      }));
      const isFolded = folded.includes(section);
      const header: SectionRow = {
        id: `section:${section}`,
        kind: "section",
        level: 1,
        position: index + 2 + places,
        siblings,
        section,
        label: sectionTitles[section],
        count: items.length,
        folded: isFolded,
        // What the folded rows would show themselves.
        problems: isFolded ? sum(items.map(({ problems }) => problems)) : nothing,
      };
      return isFolded ? [header] : [header, ...items];
    }),
  ];
}

/** The row of what is selected; an input belongs to its component's row. */
export function rowOfSelection(rows: readonly TreeRow[], selection: Selection | null): TreeRow | undefined {
  const target: Selection | null =
    selection?.kind === "component" ? { ...selection, input: null } : selection;
  return rows.find((row) => row.kind !== "section" && sameSelection(row.selection, target));
}
