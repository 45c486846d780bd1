import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { ensureSyntaxTree } from "@codemirror/language";
import { describe, expect, it } from "vitest";

import { sqlCompletions } from "./sqlCompletions";
import { sql } from "./sqlLanguage";

const marks = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: tags.string, class: "string" },
  { tag: tags.comment, class: "comment" },
]);

function styled(text: string): [string, string][] {
  const state = EditorState.create({ doc: text, extensions: sql() });
  const tree = ensureSyntaxTree(state, text.length);
  const found: [string, string][] = [];
  if (tree) highlightTree(tree, marks, (from, to, style) => found.push([text.slice(from, to), style]));
  return found;
}

describe("the SQL language", () => {
  it("keeps keywords visible inside triple-quoted statements", () => {
    const found = styled("EXECUTE IMMEDIATE '''\nSELECT it''s\n'''; -- done");
    expect(found).toContainEqual(["SELECT", "keyword"]);
    expect(found).toContainEqual(["-- done", "comment"]);
    expect(
      found
        .filter(([, style]) => style === "string")
        .map(([text]) => text)
        .join(""),
    ).toContain("it");
  });

  it("ends a plain string on its quote, escapes included", () => {
    expect(styled(String.raw`SELECT 'a\'b' FROM x`)).toEqual([
      ["SELECT", "keyword"],
      [String.raw`'a\'b'`, "string"],
      ["FROM", "keyword"],
    ]);
  });
});

describe("completions", () => {
  const parameters = [{ name: "input_table", sqlType: "STRING", role: "Table input", description: "" }];
  const complete = (text: string, provider: "bigquery" | "snowflake") => {
    const state = EditorState.create({ doc: text });
    return sqlCompletions(parameters, provider)(new CompletionContext(state, text.length, false));
  };

  it("offer parameters as the provider reads them", async () => {
    const bigquery = await complete("SELECT inp", "bigquery");
    expect(bigquery?.options.map(({ label }) => label)).toContain("input_table");
    const snowflake = await complete("SELECT :inp", "snowflake");
    expect(snowflake?.options.map(({ label }) => label)).toEqual([":input_table"]);
  });

  it("wait until something is typed", async () => {
    expect(await complete("SELECT ", "bigquery")).toBeNull();
  });
});
