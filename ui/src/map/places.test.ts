import { beforeAll, describe, expect, test } from "vitest";
import { findPlaces, loadPlaces, type Places } from "./places";

let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});

const names = (query: string) => findPlaces(places, query).map(({ name }) => name);

describe("findPlaces", () => {
  test("finds countries, states and cities, the country first", () => {
    expect(findPlaces(places, "spain")[0]).toMatchObject({ name: "Spain", detail: "Country" });
    expect(findPlaces(places, "kentucky")[0]).toMatchObject({ name: "Kentucky", detail: "United States" });
    expect(findPlaces(places, "madrid").map(({ detail }) => detail)).toContain("Spain");
    expect(findPlaces(places, "georgia").map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(["Country", "United States"]),
    );
  });

  test("cares for neither accents nor case", () => {
    expect(names("malaga")).toContain("Málaga");
    expect(names("CÔTE")).toEqual(names("cote"));
  });

  test("the larger city comes first among namesakes", () => {
    const [first] = findPlaces(places, "london").filter(({ name }) => name === "London");
    expect(first?.latitude).toBeCloseTo(51.5, 1);
  });

  test.each([
    ["40.7, -74", 40.7, -74],
    ["40.7 -74", 40.7, -74],
    [" 40.7°; −74° ", 40.7, -74],
    ["-104.99, 39.74", 39.74, -104.99],
  ])("%s is a place", (query, latitude, longitude) => {
    expect(findPlaces(places, query)).toEqual([expect.objectContaining({ latitude, longitude })]);
  });

  test.each(["", "   ", "200, 100", "91, 181", "qqqqq"])("%j finds nothing", (query) => {
    expect(findPlaces(places, query)).toEqual([]);
  });

  test("every place is on the map and every country there once", () => {
    const all = [...places.countries, ...places.states, ...places.cities];
    expect(
      all.filter(({ longitude, latitude }) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90),
    ).toEqual([]);
    expect(new Set(places.countries.map(({ name }) => name)).size).toBe(places.countries.length);
  });
});
