/** How a test names something on the page: as a user would, and by test id only where a user has no word for it. */
export type Target =
  | { role: string; name?: string | RegExp }
  | { label: string | RegExp }
  | { text: string | RegExp }
  | { testId: string };

/** A pattern in a form that crosses into the page. */
export type Wording = { exactly: string } | { pattern: string; flags: string };

export type PageQuery =
  | { by: "role"; role: string; name: Wording | undefined }
  | { by: "label" | "text"; wording: Wording }
  | { by: "testId"; testId: string };

export function toPageQuery(target: Target): PageQuery {
  if ("role" in target)
    return {
      by: "role",
      role: target.role,
      name: target.name === undefined ? undefined : wording(target.name),
    };
  if ("label" in target) return { by: "label", wording: wording(target.label) };
  if ("text" in target) return { by: "text", wording: wording(target.text) };
  return { by: "testId", testId: target.testId };
}

export function describe(target: Target): string {
  return Object.entries(target)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(", ");
}

function wording(words: string | RegExp): Wording {
  return typeof words === "string" ? { exactly: words } : { pattern: words.source, flags: words.flags };
}
