import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { inputModule, inputModules } from "../registry";
import { renderPreview } from "../testing";
import { Preview } from "./Preview";

test("a type without documentation is a text field that says so", async () => {
  const { told, user } = renderPreview(Preview, { input: { type: "SelectColumnType" } });
  expect(screen.getByText("SelectColumnType: undocumented type")).toBeInTheDocument();
  await user.type(screen.getByRole("textbox", { name: "Field" }), "x");
  expect(told).toHaveBeenLastCalledWith("x");
});

test("every type finds its module, and strangers find this one", () => {
  for (const [type, module] of Object.entries(inputModules)) expect(inputModule(type)).toBe(module);
  for (const stranger of ["Condition", "", "toString", "__proto__"])
    expect(inputModule(stranger).Preview).toBe(Preview);
});
