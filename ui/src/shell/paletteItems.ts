// Everything that can be gone to, for the palette.
import type { ComponentView } from "../generated/ComponentView";
import type { Contents } from "../api/queries";
import { useSelection } from "../state/selection";

export interface Destination {
  id: string;
  title: string;
  detail: string;
  /** A picture as a data URI; none when there is only a sign for its kind. */
  iconUri: string | null;
  go(): void;
}

const select = (...request: Parameters<ReturnType<typeof useSelection.getState>["select"]>) =>
  useSelection.getState().select(...request);

export function componentDestinations({ components, icons }: Contents): Destination[] {
  return components.map(({ folder, title, icon }) => ({
    id: `component ${folder}`,
    title: title || folder,
    detail: folder,
    iconUri: icons.find(({ name }) => name === icon)?.uri ?? null,
    go: () => select({ kind: "component", folder, input: null }),
  }));
}

export function inputDestinations({ folder, metadata }: ComponentView): Destination[] {
  return metadata.inputs.map((input, index) => ({
    id: `input ${folder} ${index}`,
    title: input.title || input.name,
    detail: `${input.name} · ${input.type} · ${metadata.title || folder}`,
    iconUri: null,
    go: () => select({ kind: "component", folder, input: index }, { tab: "form" }),
  }));
}

/** The text files that people look for: metadata, SQL and documents. */
export function fileDestinations(overview: Contents, views: readonly ComponentView[]): Destination[] {
  const file = (path: string, go: () => void): Destination => ({
    id: `file ${path}`,
    title: path,
    detail: "",
    iconUri: null,
    go,
  });
  const ofComponents = views.flatMap(({ folder, metadataPath, logic }) => {
    const component = { kind: "component", folder, input: null } as const;
    const sql = logic.layout === "runs" ? [logic.fullrun, logic.dryrun] : [logic.procedure];
    return [
      file(metadataPath, () => select(component, { tab: "source" })),
      ...sql.map((path) => file(path, () => select(component, { tab: "sql", path }))),
    ];
  });
  return [
    file("metadata.json", () => select({ kind: "extension" }, { tab: "source" })),
    ...ofComponents,
    ...overview.functions.flatMap(({ folder, definition }) =>
      definition === null
        ? []
        : [file(definition, () => select({ kind: "function", folder }, { path: definition }))],
    ),
    ...overview.docs.map((path) => file(path, () => select({ kind: "file", path }))),
  ];
}

/**
 * How well an entry fits what was typed, from 0 (not at all) to 1: every word must occur in its title or its
 * details, and those that begin a word of the title fit best.
 */
export function matchScore([title = "", ...details]: readonly string[], search: string): number {
  const inTitle = title.toLowerCase();
  const everywhere = [inTitle, ...details].join(" ").toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const scores = words.map((word) => {
    if (inTitle.startsWith(word)) return 1;
    if (inTitle.split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(word))) return 0.9;
    if (inTitle.includes(word)) return 0.7;
    return everywhere.includes(word) ? 0.5 : 0;
  });
  return scores.length === 0 ? 1 : Math.min(...scores);
}
