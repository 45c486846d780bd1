import type { FeatureCollection, Point } from "geojson";
import { describe as suite, expect, test } from "vitest";
import {
  changeDrawing,
  isChanged,
  startDrawing,
  textToSave,
  type Drawing,
  type DrawingAction,
} from "./drawing";

const at = (longitude: number): Point => ({ type: "Point", coordinates: [longitude, 0] });

function play(drawing: Drawing, ...actions: DrawingAction[]): Drawing {
  return actions.reduce(changeDrawing, drawing);
}

function longitudes(drawing: Drawing): (number | undefined)[] {
  const { features } = JSON.parse(textToSave(drawing) ?? "") as FeatureCollection<Point>;
  return features.map(({ geometry }) => geometry.coordinates[0]);
}

const drawn = play(
  startDrawing(""),
  { type: "draw", geometry: at(1) },
  { type: "draw", geometry: at(2) },
  { type: "draw", geometry: at(3) },
);

suite("drawing", () => {
  test("every step can be undone and redone, back to where it began", () => {
    const changed = play(
      drawn,
      { type: "reshape", index: 1, geometry: at(20) },
      { type: "remove", index: 0 },
    );
    expect(longitudes(changed)).toEqual([20, 3]);
    const undone = play(changed, ...Array.from({ length: 9 }, () => ({ type: "undo" }) as const));
    expect(isChanged(undone)).toBe(false);
    expect(longitudes(undone)).toEqual([]);
    const redone = play(undone, ...Array.from({ length: 9 }, () => ({ type: "redo" }) as const));
    expect(textToSave(redone)).toBe(textToSave(changed));
  });

  test("a new step after an undo forgets what was undone", () => {
    const other = play(drawn, { type: "undo" }, { type: "draw", geometry: at(9) }, { type: "redo" });
    expect(longitudes(other)).toEqual([1, 2, 9]);
  });

  test("the selection follows its feature when an earlier one goes", () => {
    const selected = play(drawn, { type: "edit", index: 2 });
    expect(selected).toMatchObject({ tool: "select", selected: 2 });
    expect(play(selected, { type: "remove", index: 0 }).selected).toBe(1);
    expect(play(selected, { type: "remove", index: 2 }).selected).toBeUndefined();
  });

  test("picking the tool to select keeps the last one to draw with", () => {
    const circles = play(drawn, { type: "pick", tool: "circle" }, { type: "pick", tool: "select" });
    expect(circles).toMatchObject({ tool: "select", lastDrawing: "circle" });
  });

  test("text goes back to the map only when it can be drawn", () => {
    const wrong = play(drawn, { type: "openText" }, { type: "write", text: "{" });
    expect(textToSave(wrong)).toBeUndefined();
    expect(play(wrong, { type: "closeText" })).toBe(wrong);
    const right = play(wrong, { type: "write", text: JSON.stringify(at(7)) }, { type: "closeText" });
    expect(right.draft).toBeUndefined();
    expect(longitudes(right)).toEqual([7]);
    expect(longitudes(play(right, { type: "undo" }))).toEqual([1, 2, 3]);
  });

  test("opening and closing the text changes nothing", () => {
    const looked = play(drawn, { type: "openText" }, { type: "closeText" });
    expect(looked.history).toEqual(drawn.history);
  });

  test("a wrong value opens as the text that it is and is no change until it is touched", () => {
    const wrong = startDrawing("[1,");
    expect(wrong.draft).toBe("[1,");
    expect(isChanged(wrong)).toBe(false);
    expect(isChanged(play(wrong, { type: "write", text: "" }))).toBe(true);
  });

  test("a value laid out otherwise is no change", () => {
    expect(isChanged(startDrawing(JSON.stringify(at(1))))).toBe(false);
  });
});
