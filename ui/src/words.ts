// Numbers and names as the studio says them everywhere.

/** "1 row", "12,000 rows". */
export const count = (number: number, one: string): string =>
  `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

/** "3.2 ms", "38 ms", "1.24 s". */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000
    ? `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`;

/** What a result's engine is called. */
export const engineName = (engine: string): string => engineNames[engine] ?? engine;

const engineNames: Record<string, string> = {
  local: "Offline engine",
  bigquery: "BigQuery",
  snowflake: "Snowflake",
};

/** "812 bytes", "3.4 kB", "12 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size.toLocaleString("en", { maximumFractionDigits: size < 10 ? 1 : 0 })} ${units[unit]}`;
}

/** What the two runs of a component are called. */
export const runNames = { dry: "Dry run", full: "Full run" } as const;
