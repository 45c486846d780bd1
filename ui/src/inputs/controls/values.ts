// Values as fields show them. What is typed may be of any JSON type: metadata files hold surprises.

export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** The entries of a list; one plain value counts as a list of one. */
export function asList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(asText);
  const text = asText(value);
  return text === "" ? [] : [text];
}

/** Nothing typed, nothing chosen. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value === null || value === undefined || value === "";
}

const numeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number as metadata files write it, also as a string. */
export function asNumber(value: unknown): number | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  const text = String(value).trim();
  const number = Number(text);
  return numeral.test(text) && Number.isFinite(number) ? number : null;
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  return (
    typeof one === "object" && typeof other === "object" && JSON.stringify(one) === JSON.stringify(other)
  );
}
