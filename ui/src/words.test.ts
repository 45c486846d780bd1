import { expect, test } from "vitest";

import { count, duration } from "./words";

test("say how many", () => {
  expect([count(0, "row"), count(1, "row"), count(12_000, "row")]).toEqual([
    "0 rows",
    "1 row",
    "12,000 rows",
  ]);
});

test("say how long", () => {
  expect([duration(3.21), duration(38.4), duration(1240)]).toEqual(["3.2 ms", "38 ms", "1.24 s"]);
});
