// Places as Rust counts them (lines and UTF-16 columns from 1) in the editor's own offsets.
import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";

import type { Extent } from "../generated/Extent";
import type { Place } from "../generated/Place";
import type { Problem } from "../generated/Problem";

export function offsetOf(doc: Text, { line, column }: Place): number {
  if (line > doc.lines) return doc.length;
  const { from, to } = doc.line(Math.max(line, 1));
  return Math.min(from + Math.max(column, 1) - 1, to);
}

export function rangeOf(doc: Text, { start, end }: Extent): { from: number; to: number } {
  const from = offsetOf(doc, start);
  return { from, to: Math.max(from, offsetOf(doc, end)) };
}

/** The problems of one file as marks in its text; one without a place is marked on the first line. */
export function diagnosticsOf(doc: Text, problems: readonly Problem[]): Diagnostic[] {
  return problems.map(({ extent, severity, message, help, code }) => ({
    ...(extent ? rangeOf(doc, extent) : { from: 0, to: doc.line(1).to }),
    severity,
    message: help ? `${message}\n${help}` : message,
    source: code,
  }));
}

/** The smallest replacement that makes `before` into `after`, so that cursor and scroll stay where they are. */
export function difference(
  before: string,
  after: string,
): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) };
}
