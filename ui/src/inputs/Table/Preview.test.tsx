import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { renderPreview } from "../testing";
import { Preview } from "./Preview";

test("a table says which one it is connected to", () => {
  const tables = [{ input: "field", name: "customers", source: "test" as const, columns: [] }];
  renderPreview(Preview, { tables });
  expect(screen.getByRole("note", { name: "Field" })).toHaveTextContent("customers");
});

test("a table that is connected to none says so", () => {
  renderPreview(Preview);
  expect(screen.getByRole("note", { name: "Field" })).toHaveTextContent("Not connected");
});
