// What a value looks like in a cell, and what its column's type says of it.

/** What a column holds, as far as reading and sorting it goes. */
export type Kind = "number" | "boolean" | "text" | "time" | "geography" | "nested";

/** Longer texts end in an ellipsis: a polygon may have a hundred thousand letters. */
const LONGEST_SHOWN = 300;

const numbers =
  /^(INT|BIGINT|SMALLINT|TINYINT|BYTEINT|FLOAT|DOUBLE|REAL|NUMERIC|BIGNUMERIC|DECIMAL|BIGDECIMAL|NUMBER)/;
const times = /^(DATE|TIME)/;
const places = /^(GEOGRAPHY|GEOMETRY)/;
const nested = /^(ARRAY|STRUCT|RECORD|JSON|VARIANT|OBJECT)/;

/** What a type of either warehouse holds. */
export function kindOf(typeName: string): Kind {
  const name = typeName.trim().toUpperCase();
  if (places.test(name)) return "geography";
  if (nested.test(name)) return "nested";
  if (times.test(name)) return "time";
  if (name.startsWith("BOOL")) return "boolean";
  return numbers.test(name) ? "number" : "text";
}

/** A value in full; nothing for null. */
export function wholeText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A value as it stands on one line. */
export function cellText(value: unknown): string {
  const text = wholeText(value);
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return shown.replaceAll(/\s*\n\s*/g, " ↵ ");
}
