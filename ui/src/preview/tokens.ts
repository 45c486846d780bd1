import { SQLDialect } from "@codemirror/lang-sql";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";

export interface Token {
  text: string;
  /** A class name; empty for plain text. */
  kind: string;
}

/** As BigQuery and Snowflake write literals: backslashes escape in both, quoted names are BigQuery's. */
const dialect = SQLDialect.define({
  keywords: "call",
  types: "",
  builtin: "",
  backslashEscapes: true,
  doubleQuotedStrings: true,
  identifierQuotes: "`",
});

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null], class: "keyword" },
  { tag: tags.string, class: "string" },
  { tag: tags.number, class: "number" },
  // A quoted name.
  { tag: tags.special(tags.string), class: "name" },
]);

/** The coloured pieces of each line of a statement. */
export function tokenise(sql: string): Token[][] {
  const lines: Token[][] = [[]];
  highlightCode(
    sql,
    dialect.language.parser.parse(sql),
    highlighter,
    (text, kind) => lines.at(-1)?.push({ text, kind }),
    () => lines.push([]),
  );
  return lines;
}
