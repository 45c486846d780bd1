import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { editor, showEverything, write } from "../code/testing";
import { renderPreview } from "../testing";
import { Preview } from "./Preview";

const text = "SELECT 1 -- one";

beforeEach(showEverything);
afterEach(() => void vi.unstubAllGlobals());

test("StringSql is a code editor in its language", async () => {
  const { told } = renderPreview(Preview, { field: { value: text } });
  const view = await editor();
  expect(view.state.doc.toString()).toBe(text);
  expect(view.contentDOM).toHaveAttribute("data-language", "sql");
  write(view, `${text} `);
  expect(told).toHaveBeenLastCalledWith(`${text} `);
});

test("StringSql is named, described and marked", async () => {
  renderPreview(Preview, { field: { value: text, problem: "Line 1: It is wrong" } });
  const { contentDOM } = await editor();
  expect(contentDOM).toBeInvalid();
  expect(contentDOM).toHaveAttribute("aria-describedby", "it-description it-problem");
  expect(screen.getByRole("button", { name: "Expand" })).toBeInTheDocument();
});
