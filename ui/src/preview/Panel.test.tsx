import { act, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { field, input } from "../inputs/testing";
import type { PreviewProps } from "../inputs/types";
import { usePreviewValues } from "../state/previewValues";
import { Panel } from "./Panel";
import { component, forget } from "./testing";

const drawn: string[] = [];

vi.mock("../inputs/registry", () => ({
  inputModule: () => ({
    layout: "under",
    Preview: ({ input, field }: PreviewProps) => {
      drawn.push(input.name);
      return <output>{String(field.value)}</output>;
    },
  }),
}));

afterEach(forget);

const names = Array.from({ length: 100 }, (_, at) => `field_${at}`);
const many = component({ inputs: names.map((name) => input({ name })) });
const fields = names.map((name) => field({ name, value: "" }));
const tables: [] = [];

const panel = (shown = fields) => (
  <Panel folder="f" component={many} icon={null} preview={{ fields: shown, tables, call: "" }} />
);

function drawnBy(change: () => void): string[] {
  drawn.length = 0;
  act(change);
  return [...drawn];
}

test("a letter draws one field of a hundred, at once and when its answer is there", () => {
  const { rerender, getAllByRole } = render(panel());
  expect(drawnBy(() => usePreviewValues.getState().set("f", "field_7", "a"))).toEqual(["field_7"]);
  expect(getAllByRole("status")[7]).toHaveTextContent("a");

  const answered = fields.map((one) => (one.name === "field_7" ? { ...one, value: "a" } : one));
  expect(drawnBy(() => rerender(panel(answered)))).toEqual(["field_7"]);
  expect(drawnBy(() => rerender(panel([...answered])))).toEqual([]);
});

test("inputs of one name are drawn each, and one that Rust has not told of yet is not", () => {
  const twice = component({ inputs: [input({ name: "a" }), input({ name: "a" }), input({ name: "new" })] });
  const known = [field({ name: "a", value: 1 }), field({ name: "a", value: 2 })];
  const { getAllByRole } = render(
    <Panel folder="f" component={twice} icon={null} preview={{ fields: known, tables, call: "" }} />,
  );
  expect(getAllByRole("status").map((output) => output.textContent)).toEqual(["1", "2"]);
});
