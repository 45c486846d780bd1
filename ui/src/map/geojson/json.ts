import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";

/** Something wrong in a text, and the characters it is about. */
export interface Problem {
  message: string;
  /** Where in the document, as `features[2].geometry`; empty for the document itself. */
  path: string;
  /** First and last offset of the characters it is about, as the editor counts them. */
  from: number;
  to: number;
  /** Counted from 1. */
  line: number;
  column: number;
}

/** Nobody draws this deep, and readers that recurse would overflow their stack. */
const MAX_DEPTH = 200;

const SYNTAX: Record<string, string> = {
  InvalidSymbol: "This is not JSON; text needs double quotes",
  InvalidNumberFormat: "This number is not written as JSON writes numbers",
  PropertyNameExpected: "A member name in double quotes is missing here",
  ValueExpected: "A value is missing here",
  ColonExpected: "A colon is missing here",
  CommaExpected: "A comma is missing here",
  CloseBraceExpected: "A closing brace } is missing here",
  CloseBracketExpected: "A closing bracket ] is missing here",
  EndOfFileExpected: "Nothing may follow the end of the document",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "This text lacks its closing quote",
  UnexpectedEndOfNumber: "This number is not complete",
  InvalidUnicode: "A \\u needs four hexadecimal digits",
  InvalidEscapeCharacter: "JSON does not know this escape; write \\\\ for a backslash",
  InvalidCharacter: "This character must be written as an escape",
};

/** Reads strict JSON into a tree that knows the place of everything, or says where it fails. */
export function readJson(text: string): { root: Node } | { problem: Problem } {
  const tooDeep = firstOffsetDeeperThan(text, MAX_DEPTH);
  if (tooDeep !== undefined)
    return { problem: problemAt(text, tooDeep, 1, `Nested deeper than ${MAX_DEPTH} levels`) };

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) return { problem: syntaxProblem(text, first) };
  if (!root) return { problem: problemAt(text, 0, 0, "The document is empty") };
  return { root };
}

/**
 * Lays JSON out with two spaces, keeping every name and scalar as it is written: numbers that a
 * double cannot hold stay whole. A list of scalars, such as a position, takes one line.
 */
export function layOut(text: string, node: Node, indent = ""): string {
  const children = node.children ?? [];
  const inner = `${indent}  `;
  if (node.type === "property") {
    const [name, value] = children;
    return name && value ? `${sourceOf(text, name)}: ${layOut(text, value, indent)}` : "";
  }
  if (node.type !== "object" && node.type !== "array") return sourceOf(text, node);

  const [open, close] = node.type === "object" ? "{}" : "[]";
  if (children.length === 0) return `${open}${close}`;
  const parts = children.map((child) => layOut(text, child, inner));
  return node.type === "array" && children.every(isScalar)
    ? `${open}${parts.join(", ")}${close}`
    : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

export function sourceOf(text: string, node: Node): string {
  return text.slice(node.offset, node.offset + node.length);
}

/** Makes a problem about `length` characters from `offset` on. */
export function problemAt(text: string, offset: number, length: number, message: string, path = ""): Problem {
  const from = Math.min(offset, text.length);
  const before = text.slice(0, from);
  return {
    message,
    path,
    from,
    to: Math.min(from + length, text.length),
    line: before.split("\n").length,
    column: from - before.lastIndexOf("\n"),
  };
}

function syntaxProblem(text: string, { error, offset, length }: ParseError): Problem {
  return problemAt(text, offset, length, SYNTAX[printParseErrorCode(error)] ?? "This is not JSON");
}

function isScalar({ type }: Node): boolean {
  return type !== "object" && type !== "array";
}

function firstOffsetDeeperThan(text: string, limit: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === "\\") at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") {
      if (++depth > limit) return at;
    } else if (char === "}" || char === "]") depth--;
  }
  return undefined;
}
