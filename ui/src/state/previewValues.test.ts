import { beforeEach, expect, test } from "vitest";

import { usePreviewValues } from "./previewValues";

const store = () => usePreviewValues.getState();
const columns = [{ name: "geom", dataType: "geography" as const }];

beforeEach(() => {
  localStorage.clear();
  store().openPackage("/packages/retail");
});

test("values belong to one component each, and go back to the defaults", () => {
  store().set("alpha", "reach", 5);
  store().set("alpha", "decay", "Linear");
  store().set("beta", "reach", 9);
  store().clear("alpha", "reach");
  expect(store().values("alpha")).toEqual({ decay: "Linear" });
  store().clear("alpha");
  expect(store().values("alpha")).toEqual({});
  expect(store().values("beta")).toEqual({ reach: 9 });
});

test("what nobody typed into is the same nothing every time", () => {
  expect(store().values("gamma")).toBe(store().values("gamma"));
  expect(store().schemas("gamma")).toBe(store().schemas("gamma"));
});

test("edited schemas are kept for their package, values are not", () => {
  store().setSchema("alpha", "sites", columns);
  store().set("alpha", "reach", 5);
  store().openPackage("/packages/other");
  expect(store().schemas("alpha")).toEqual({});
  store().openPackage("/packages/retail");
  expect(store().schemas("alpha")).toEqual({ sites: columns });
  expect(store().values("alpha")).toEqual({});
  store().setSchema("alpha", "sites", null);
  store().openPackage("/packages/retail");
  expect(store().schemas("alpha")).toEqual({});
});

test("a storage with something else in it is taken for empty", () => {
  localStorage.setItem("extension-studio:schemas:/packages/odd", "{ not JSON");
  store().openPackage("/packages/odd");
  expect(store().schemas("alpha")).toEqual({});
});
