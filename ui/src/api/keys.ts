// The names under which answers of the shell are kept.
export const keys = {
  startup: ["startup"],
  registry: ["registry"],
  overview: ["overview"],
  problems: ["problems"],
  component: (folder: string) => ["component", folder],
  generated: (folder: string) => ["generated", folder],
  preview: (folder: string, ...typed: unknown[]) => ["preview", folder, ...typed],
  file: (path: string) => ["file", path],
  conflict: (path: string) => ["conflict", path],
} as const;

const componentFile = /^components\/([^/]+)\//;

/** What a change of a file makes stale. SQL and test rows do not show in the tree. */
export function staleKeys(path: string): readonly (readonly unknown[])[] {
  const folder = componentFile.exec(path)?.[1];
  const inTree = !/\.(sql|ndjson|schema|py|js)$/.test(path);
  return [
    keys.file(path),
    keys.conflict(path),
    ...(folder === undefined ? [] : [keys.component(folder), keys.preview(folder), keys.generated(folder)]),
    ...(inTree || folder === undefined ? [keys.overview] : []),
    // The provider and the extension's name are in every procedure and every CALL.
    ...(path === "metadata.json" ? [["component"], ["preview"], ["generated"]] : []),
  ];
}
