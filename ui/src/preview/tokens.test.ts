import { expect, test } from "vitest";

import { tokenise } from "./tokens";

const pieces = (sql: string, kind: string) =>
  tokenise(sql)
    .flat()
    .filter((token) => token.kind === kind)
    .map(({ text }) => text);

test("a CALL is told apart into its pieces, and stays the same text", () => {
  const sql = "CALL `my-project.temp.__proc_x_1`(\n  'it\\'s', \"b\",\n  NULL,\n  -1.5,\n  TRUE\n);";
  expect(pieces(sql, "keyword")).toEqual(["CALL", "NULL", "TRUE"]);
  expect(pieces(sql, "name")).toEqual(["`my-project.temp.__proc_x_1`"]);
  expect(pieces(sql, "string")).toEqual(["'it\\'s'", '"b"']);
  expect(pieces(sql, "number")).toEqual(["1.5"]);
  expect(
    tokenise(sql)
      .map((line) => line.map(({ text }) => text).join(""))
      .join("\n"),
  ).toBe(sql);
});

test("a text goes on over lines", () => {
  expect(pieces("'a\nb'", "string")).toEqual(["'a", "b'"]);
});
