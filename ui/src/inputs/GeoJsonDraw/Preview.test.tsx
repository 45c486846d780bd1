import { screen, within } from "@testing-library/react";
import type { FeatureCollection } from "geojson";
import { describe, expect, test } from "vitest";

import { add } from "../../map/features";
import { renderPreview } from "../testing";
import { Preview } from "./Preview";

const point = { type: "Point" as const, coordinates: [1, 2] };
const area = { type: "Polygon" as const, coordinates: [[[0, 0], [3, 0], [4, 5], [0, 0]]] }; // prettier-ignore
const drawing = add(add(add("", area), point), area);
const rows = () => screen.queryAllByRole("listitem").map((row) => row.textContent);
const kinds = (text: unknown) =>
  (JSON.parse(String(text)) as FeatureCollection).features.map(({ geometry }) => geometry.type);

describe("GeoJsonDraw", () => {
  test("lists what is drawn, numbered by kind", () => {
    renderPreview(Preview, { field: { value: drawing } });
    expect(rows()).toEqual(["Polygon 1", "Point 1", "Polygon 2"]);
  });

  test("is only its button while nothing is drawn, or what is there cannot be read", () => {
    renderPreview(Preview, { field: { value: "{", problem: "Line 1: Expected a key" } });
    expect(rows()).toEqual([]);
    const button = screen.getByRole("button", { name: "Field Draw features" });
    expect(button).toHaveAttribute("aria-describedby", "it-description it-problem");
    expect(screen.queryByRole("button", { name: "Remove all" })).not.toBeInTheDocument();
  });

  test("removes one feature after another by keyboard, and ends with nothing", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: drawing } });
    await user.click(screen.getByRole("button", { name: "Remove Point 1" }));
    expect(kinds(told.mock.lastCall?.[0])).toEqual(["Polygon", "Polygon"]);
    expect(screen.getByRole("button", { name: "Remove Polygon 2" })).toHaveFocus();
    await user.keyboard("{Enter}{Enter}");
    expect(told).toHaveBeenLastCalledWith(null);
    expect(screen.getByRole("button", { name: "Field Draw features" })).toHaveFocus();
  });

  test("removes all", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: drawing } });
    await user.click(screen.getByRole("button", { name: "Remove all" }));
    expect(told.mock.calls).toEqual([[null]]);
  });

  test("opens the map with what is drawn, and takes what is saved", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: add("", point) } });
    await user.click(screen.getByRole("button", { name: "Field Draw features" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Remove Point 1" }));
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(told.mock.calls).toEqual([[null]]);
  });
});
