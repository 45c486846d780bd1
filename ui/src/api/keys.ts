// The names under which answers of the shell are kept.
export const keys = {
  startup: ["startup"],
  registry: ["registry"],
  overview: ["overview"],
  problems: ["problems"],
  component: (folder: string) => ["component", folder],
  generated: (folder: string) => ["generated", folder],
  preview: (folder: string, ...typed: unknown[]) => ["preview", folder, ...typed],
  trialSetup: (folder: string) => ["trialSetup", folder],
  sampleRows: (folder: string, ...source: unknown[]) => ["sampleRows", folder, ...source],
  file: (path: string) => ["file", path],
  testCases: ["testCases"],
  tests: (folder: string) => ["tests", folder],
  sheet: (folder: string, ...stem: string[]) => ["sheet", folder, ...stem],
  pythonTrust: ["pythonTrust"],
  conflict: (path: string) => ["conflict", path],
  connection: ["connection"],
  installed: (...destination: string[]) => ["installed", ...destination],
  installedPreview: (...of: unknown[]) => ["installedPreview", ...of],
  places: ["places"],
  tables: (...place: string[]) => ["tables", ...place],
  table: (...path: string[]) => ["table", ...path],
} as const;

const componentFile = /^components\/([^/]+)\//;

/** What a change of a file makes stale. SQL and test rows do not show in the tree. */
export function staleKeys(path: string): readonly (readonly unknown[])[] {
  const folder = componentFile.exec(path)?.[1];
  const inTree = !/\.(sql|ndjson|schema|py|js)$/.test(path);
  return [
    keys.file(path),
    keys.conflict(path),
    ...(folder === undefined
      ? []
      : [
          keys.component(folder),
          keys.preview(folder),
          keys.generated(folder),
          keys.tests(folder),
          keys.trialSetup(folder),
          keys.sampleRows(folder),
        ]),
    ...sheetKeys(path, folder),
    ...(path.endsWith("/test/test.json") || path === "metadata.json" ? [keys.testCases] : []),
    ...(inTree || folder === undefined ? [keys.overview] : []),
    ...(/\.(sql|py)$/.test(path) ? [keys.pythonTrust] : []),
    ...(path === ".env" || path === "metadata.json" ? [keys.connection] : []),
    // The provider and the extension's name are in every procedure and every CALL.
    ...(path === "metadata.json" ? [["component"], ["preview"], ["generated"], ["tests"], ["sheet"]] : []),
  ];
}

function sheetKeys(path: string, folder: string | undefined): readonly (readonly unknown[])[] {
  const stem = /\/test\/([^/]+)\.(?:ndjson|schema)$/.exec(path)?.[1];
  return folder === undefined || stem === undefined ? [] : [keys.sheet(folder, stem)];
}
