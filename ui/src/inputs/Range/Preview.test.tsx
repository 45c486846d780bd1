import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { renderPreview } from "../testing";
import { Preview } from "./Preview";

const min = () => screen.getByRole("textbox", { name: "Field Min" });
const max = () => screen.getByRole("textbox", { name: "Field Max" });

describe("Range", () => {
  test("shows both ends of its default, numbers too", () => {
    renderPreview(Preview, { field: { value: [10, "1000"] } });
    expect(min()).toHaveValue("10");
    expect(max()).toHaveValue("1000");
  });

  test.each([[null], ["5"], [["5"]]])("shows what there is of %j", (value) => {
    renderPreview(Preview, { field: { value } });
    expect(min()).toHaveValue(value === null ? "" : "5");
    expect(max()).toHaveValue("");
  });

  test("tells two texts, whichever end is typed", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: ["", ""] } });
    await user.type(min(), "1");
    expect(told).toHaveBeenLastCalledWith(["1", ""]);
    await user.tab();
    expect(max()).toHaveFocus();
    await user.keyboard("x2");
    expect(told).toHaveBeenLastCalledWith(["1", "x2"]);
    await user.clear(min());
    expect(told).toHaveBeenLastCalledWith(["", "x2"]);
  });

  test("marks both ends when it has a problem", () => {
    renderPreview(Preview, {
      field: { value: ["3", "2"], problem: "The minimum is larger than the maximum" },
    });
    expect(min()).toBeInvalid();
    expect(max()).toBeInvalid();
  });
});
