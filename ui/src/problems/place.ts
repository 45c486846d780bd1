// Where a problem is seen and mended.
import type { Extent } from "../generated/Extent";
import type { Place } from "../generated/Place";
import type { Problem } from "../generated/Problem";
import type { Selection } from "../generated/Selection";
import { useSelection, type Tab } from "../state/selection";

export interface ProblemPlace {
  selection: Selection;
  /** The tab that shows it; none when the place has no tabs. */
  tab: Tab | null;
}

const inputOf = (pointer: string | null): number | null => {
  const index = /^\/inputs\/(\d+)(\/|$)/.exec(pointer ?? "")?.[1];
  return index === undefined ? null : Number(index);
};

/** A form shows what has a name in the document; a text that cannot be read has only places. */
const metadataTab = (problem: Pick<Problem, "pointer">): Tab =>
  problem.pointer === null ? "source" : "form";

export function placeOf(problem: Pick<Problem, "path" | "pointer">): ProblemPlace {
  const [area, folder, ...rest] = problem.path.split("/");
  if (problem.path === "metadata.json")
    return { selection: { kind: "extension" }, tab: metadataTab(problem) };

  if (area === "components" && folder !== undefined) {
    const file = rest.join("/");
    const component = (input: number | null): Selection => ({ kind: "component", folder, input });
    if (file === "" || file === "metadata.json")
      return { selection: component(inputOf(problem.pointer)), tab: metadataTab(problem) };
    if (file.startsWith("src/")) return { selection: component(null), tab: "sql" };
    if (/^doc\/.*\.md$/i.test(file)) return { selection: component(null), tab: "docs" };
  }
  if (area === "functions" && folder !== undefined)
    return { selection: { kind: "function", folder }, tab: null };
  if (area === "icons" && folder !== undefined)
    return { selection: { kind: "icon", name: [folder, ...rest].join("/") }, tab: null };
  return { selection: { kind: "file", path: problem.path }, tab: null };
}

const sameDocument = (a: Selection, b: Selection) =>
  a.kind === b.kind && (a.kind !== "component" || (b.kind === "component" && a.folder === b.folder));

/** Shows a problem where it can be mended. Who reads the source stays in the source. */
export function goToProblem(problem: Problem): void {
  const { selection, tab } = placeOf(problem);
  const now = useSelection.getState();
  const inSource =
    tab === "form" &&
    now.tab === "source" &&
    now.selection !== null &&
    sameDocument(now.selection, selection);
  now.select(selection, {
    tab: inSource ? "source" : (tab ?? undefined),
    reveal: problem.extent ?? undefined,
    path: problem.path,
    pointer: problem.pointer ?? undefined,
  });
}

/** A whole line: the editor ends it where the line does. */
const LINE_END = 100_000;

export const lineExtent = ({ line, column }: Place): Extent => ({
  start: { line, column },
  end: { line, column: LINE_END },
});

/** Where something happened, in words: "fullrun.sql line 12". */
export function placeText(path: string, place: Place | null): string {
  const file = path.split("/").at(-1) ?? path;
  return place ? `${file} line ${place.line}` : file;
}

/** Opens a file at a place of it. */
export function openAt(path: string, place: Place | null): void {
  const { selection, tab } = placeOf({ path, pointer: null });
  useSelection.getState().select(selection, {
    tab: tab ?? undefined,
    reveal: place ? lineExtent(place) : undefined,
    path,
  });
}
