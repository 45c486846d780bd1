import { describe, expect, test } from "vitest";

import { draftProblems, emptyDraft, folderOf, planOf, type Draft } from "./newPackageDraft";

const good: Draft = {
  ...emptyDraft,
  title: "Retail sites",
  author: "Ada",
  componentTitle: "Trade areas",
  parent: "/home/ada",
};
const problems = (part: Partial<Draft>) => draftProblems({ ...good, ...part });

describe("the wizard's answers", () => {
  test("come to a plan, with names made of the titles", () => {
    expect(draftProblems(good)).toEqual({});
    expect(planOf({ ...good, title: "  Retail sites  " })).toEqual({
      folder: "/home/ada/retail_sites",
      name: "retail_sites",
      title: "Retail sites",
      provider: "bigquery",
      author: "Ada",
      license: "Apache-2.0",
      componentName: "trade_areas",
      componentTitle: "Trade areas",
    });
  });

  test("keep names that were written by hand", () => {
    expect(planOf({ ...good, name: "mine", componentName: "areas" })).toMatchObject({
      name: "mine",
      componentName: "areas",
      folder: "/home/ada/mine",
    });
  });

  test.each<[Partial<Draft>, keyof Draft]>([
    [{ title: " " }, "title"],
    [{ title: "東京" }, "name"],
    [{ name: "Retail-Sites" }, "name"],
    [{ name: "" }, "name"],
    [{ author: " " }, "author"],
    [{ license: "" }, "license"],
    [{ componentTitle: "" }, "componentTitle"],
    [{ componentName: "a/b" }, "componentName"],
    [{ parent: "" }, "parent"],
    [{ parent: "packages/here" }, "parent"],
  ])("%j stands in the way", (part, field) => {
    expect(problems(part)).toHaveProperty(field);
  });

  test("make folders as the system writes them", () => {
    expect(folderOf({ ...good, parent: "/home/ada/" })).toBe("/home/ada/retail_sites");
    expect(folderOf({ ...good, parent: "C:\\Users\\ada" })).toBe("C:\\Users\\ada\\retail_sites");
    expect(problems({ parent: "C:\\Users\\ada" })).toEqual({});
  });
});
