import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { renderPreview } from "../testing";
import { parseNumber } from "./parseNumber";
import { Preview } from "./Preview";
import { stepOf } from "./step";

const box = () => screen.getByRole("textbox", { name: "Field" });
const slider = () => screen.getByRole("slider", { name: "Field" });
const slides = { mode: "slider", min: "10", max: 20 };

describe("Number", () => {
  test("shows its default and its placeholder", () => {
    renderPreview(Preview, { input: { placeholder: "Metres" }, field: { value: 2.5 } });
    expect(box()).toHaveValue("2.5");
    expect(box()).toHaveAttribute("placeholder", "Metres");
  });

  test("tells numbers, what is no number as it is typed, and null when it is cleared", async () => {
    const { told, user } = renderPreview(Preview);
    await user.type(box(), "1.5x");
    expect(told.mock.calls).toEqual([[1], [1], [1.5], ["1.5x"]]);
    expect(box()).toHaveValue("1.5x");
    await user.clear(box());
    expect(told).toHaveBeenLastCalledWith(null);
  });

  test("keeps the text while it is typed, and lets another value replace it", async () => {
    const { give, user } = renderPreview(Preview);
    await user.type(box(), "1.");
    expect(box()).toHaveValue("1.");
    act(() => give(7));
    expect(box()).toHaveValue("7");
  });

  test("goes up and down with the arrow keys", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: 0.2 } });
    await user.type(box(), "{ArrowUp}");
    expect(told).toHaveBeenLastCalledWith(1.2);
    await user.type(box(), "{ArrowDown}{ArrowDown}");
    expect(told).toHaveBeenLastCalledWith(-0.8);
  });

  test("is marked when it has a problem", () => {
    renderPreview(Preview, { field: { value: 1, problem: "Must be at least 2" } });
    expect(box()).toBeInvalid();
  });

  test("has a slider between its bounds, with the field beside it", async () => {
    const { told, user } = renderPreview(Preview, { input: { own: slides }, field: { value: 12 } });
    expect(slider()).toHaveAttribute("min", "10");
    expect(slider()).toHaveAttribute("max", "20");
    expect(slider()).toHaveValue("12");
    fireEvent.change(slider(), { target: { value: 15 } });
    expect(told).toHaveBeenLastCalledWith(15);
    expect(box()).toHaveValue("15");
    await user.type(box(), "0");
    expect(told).toHaveBeenLastCalledWith(150);
    expect(slider()).toHaveValue("20");
  });

  test("draws a slider without usable bounds", () => {
    renderPreview(Preview, { input: { own: { mode: "slider", min: 5, max: 5 } }, field: { value: null } });
    expect(slider()).toHaveValue("5");
  });
});

test("a number is read as JSON writes it, and nothing else", () => {
  expect(["1e3", " -.5 ", "0x10", "1,5", "", "Infinity", "7."].map(parseNumber)).toEqual([
    1000,
    -0.5,
    "0x10",
    "1,5",
    null,
    "Infinity",
    7,
  ]);
});

test("a slider moves by whole numbers between whole bounds, else by a hundredth of the way", () => {
  expect(stepOf(0, 5, null)).toBe(1);
  expect(stepOf(0, 5, 2.5)).toBe(0.01);
  expect(stepOf(0, 1, 0)).toBe(0.01);
  expect(stepOf(0.5, 25, 3)).toBe(0.1);
});
