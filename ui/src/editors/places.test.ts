import { Text } from "@codemirror/state";
import { describe, expect, it } from "vitest";

import { diagnosticsOf, difference, offsetOf } from "./places";

const doc = Text.of(["{", '  "a": 1', "}"]);

describe("places", () => {
  it("stay inside the text", () => {
    expect(offsetOf(doc, { line: 2, column: 3 })).toBe(4);
    expect(offsetOf(doc, { line: 2, column: 99 })).toBe(10);
    expect(offsetOf(doc, { line: 9, column: 1 })).toBe(doc.length);
  });

  it("put a problem without a place on the first line", () => {
    const problem = {
      code: "x",
      severity: "error" as const,
      message: "Broken",
      path: "metadata.json",
      extent: null,
      pointer: null,
      help: "Mend it",
    };
    expect(diagnosticsOf(doc, [problem])).toMatchObject([{ from: 0, to: 1, message: "Broken\nMend it" }]);
  });
});

describe("difference", () => {
  it("is the least that changes", () => {
    expect(difference("abc", "abc")).toBeNull();
    expect(difference("abcd", "aXd")).toEqual({ from: 1, to: 3, insert: "X" });
    expect(difference("aa", "aaa")).toEqual({ from: 2, to: 2, insert: "a" });
    expect(difference("aaa", "aa")).toEqual({ from: 2, to: 3, insert: "" });
  });
});
