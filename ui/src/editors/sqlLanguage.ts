// BigQuery's and Snowflake's SQL for the editor. Ready-made SQL modes know neither triple-quoted strings nor
// scripting, and component SQL is mostly that: statements built inside strings. Keywords stay visible in them.
import { LanguageSupport, StreamLanguage, type StringStream } from "@codemirror/language";

import { functions, keywords, types } from "./sqlWords";

interface State {
  /** What ends the string or comment that the line before left open. */
  open: string | null;
}

const triple = /^[rRbB]{0,2}('''|""")/;
const word = /^[A-Za-z_][A-Za-z0-9_$]*/;

function wordStyle(text: string): string | null {
  const upper = text.toUpperCase();
  if (keywords.has(upper)) return "keyword";
  if (types.has(upper)) return "typeName";
  if (functions.has(upper)) return "variableName.function";
  return null;
}

/** Reads on inside a string that may span lines: its keywords stand out, so that dynamic SQL stays readable. */
function insideString(stream: StringStream, state: State, end: string): string {
  if (stream.match(end)) {
    state.open = null;
    return "string";
  }
  if (stream.match(/^%[a-zA-Z]/) || stream.match(/^@@?\w+(@@)?/)) return "variableName.special";
  const text = stream.match(word);
  if (Array.isArray(text)) return keywords.has(text[0].toUpperCase()) ? "keyword" : "string";
  if (stream.next() === "\\" && end !== "$$") stream.next();
  stream.eatWhile((character) => !/[\w%@\\'"$]/.test(character));
  return "string";
}

function untilCommentEnd(stream: StringStream, state: State): string {
  if (stream.match(/^.*?\*\//)) state.open = null;
  else stream.skipToEnd();
  return "comment";
}

function plain(stream: StringStream, state: State): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match("--") || stream.match("#")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.match("/*")) {
    state.open = "*/";
    return untilCommentEnd(stream, state);
  }
  const quotes = stream.match(triple);
  if (Array.isArray(quotes)) {
    state.open = quotes[1] ?? null;
    return "string";
  }
  if (stream.match("$$")) {
    state.open = "$$";
    return "string";
  }
  if (stream.match(/^`[^`]*`?/)) return "variableName";
  if (stream.match(/^[rRbB]{0,2}'(?:[^'\\]|\\.|'')*'?/) || stream.match(/^[rRbB]{0,2}"(?:[^"\\]|\\.)*"?/)) {
    return "string";
  }
  if (stream.match(/^@@?\w+(@@)?/) || stream.match(/^:[A-Za-z_]\w*/)) return "variableName.special";
  if (stream.match(/^\d+(\.\d+)?([eE][+-]?\d+)?/)) return "number";
  const text = stream.match(word);
  if (Array.isArray(text)) return wordStyle(text[0]);
  stream.next();
  return null;
}

const language = StreamLanguage.define<State>({
  name: "sql",
  startState: () => ({ open: null }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.open === "*/") return untilCommentEnd(stream, state);
    if (state.open) return insideString(stream, state, state.open);
    return plain(stream, state);
  },
  languageData: { commentTokens: { line: "--", block: { open: "/*", close: "*/" } } },
});

export const sql = () => new LanguageSupport(language);
