import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { renderPreview } from "../testing";
import { Preview } from "./Preview";

const box = () => screen.getByRole("textbox", { name: "Field" });

describe("String", () => {
  test("shows its default and follows it", () => {
    const { give } = renderPreview(Preview, { field: { value: "Berlin" } });
    expect(box()).toHaveValue("Berlin");
    act(() => give("Quito"));
    expect(box()).toHaveValue("Quito");
  });

  test("shows its placeholder while it is empty, and what is no text as text", () => {
    renderPreview(Preview, { input: { placeholder: "A city" }, field: { value: 12 } });
    expect(box()).toHaveAttribute("placeholder", "A city");
    expect(box()).toHaveValue("12");
  });

  test("tells the text at every letter, and null when it is cleared", async () => {
    const { told, user } = renderPreview(Preview);
    await user.type(box(), "O'B");
    expect(told.mock.calls).toEqual([["O"], ["O'"], ["O'B"]]);
    await user.clear(box());
    expect(told).toHaveBeenLastCalledWith(null);
  });

  test("is marked when it has a problem, and required when it is", () => {
    renderPreview(Preview, { field: { problem: "This field is required" } });
    expect(box()).toBeInvalid();
    expect(box()).toBeRequired();
    expect(box()).toHaveAttribute("aria-describedby", "it-description it-problem");
  });

  test("takes several lines in its multiline mode", async () => {
    const { told, user } = renderPreview(Preview, { input: { own: { mode: "multiline" } } });
    expect(box().tagName).toBe("TEXTAREA");
    await user.type(box(), "a{Enter}b");
    expect(told).toHaveBeenLastCalledWith("a\nb");
  });
});
