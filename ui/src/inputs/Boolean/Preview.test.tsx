import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { renderPreview } from "../testing";
import { Preview } from "./Preview";

const box = () => screen.getByRole("checkbox", { name: "Field" });

describe("Boolean", () => {
  test.each([
    [true, true],
    ["TRUE", true],
    [false, false],
    [null, false],
  ])("shows %j", (value, checked) => {
    renderPreview(Preview, { field: { value } });
    expect(box()).toHaveProperty("checked", checked);
  });

  test("tells true and false, by mouse and by keyboard", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: false } });
    await user.click(box());
    expect(told).toHaveBeenLastCalledWith(true);
    await user.keyboard(" ");
    expect(told).toHaveBeenLastCalledWith(false);
    await user.click(screen.getByText("Field"));
    expect(told).toHaveBeenLastCalledWith(true);
  });

  test("is marked when it has a problem", () => {
    renderPreview(Preview, { field: { value: "maybe", problem: '"maybe" is neither true nor false' } });
    expect(box()).toBeInvalid();
  });
});
