import { expect, test } from "vitest";

import { nameFromTitle, nameProblem } from "./names";

test.each([
  ["Trade areas (new)", "trade_areas_new"],
  ["Städte & Läden", "stadte_laden"],
  ["  a--b  ", "a_b"],
  ["東京", ""],
])("%j becomes %j", (title, name) => {
  expect(nameFromTitle(title)).toBe(name);
});

test("names are lower-case letters, digits and underscores", () => {
  expect(nameProblem("trade_areas_2")).toBeNull();
  expect(nameProblem("")).not.toBeNull();
  expect(nameProblem("Trade-Areas")).not.toBeNull();
  expect(nameProblem("../up")).not.toBeNull();
});
