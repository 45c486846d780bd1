import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ConnectedTable } from "../generated/ConnectedTable";
import { input } from "../inputs/testing";
import { usePreviewValues } from "../state/previewValues";
import { SampleTables } from "./SampleTables";
import { newColumn, problemOf } from "./sampleColumns";
import { answer, component, forget, renderWithQueries } from "./testing";

const stores = component({
  inputs: [
    input({ name: "stores", title: "Stores", type: "Table" }),
    input({ name: "roads", title: "Roads", type: "Table", optional: true }),
  ],
});
const tables: ConnectedTable[] = [
  {
    input: "stores",
    name: "shops",
    source: "test",
    columns: [
      { name: "id", dataType: "number" },
      { name: "name", dataType: "string" },
    ],
  },
  { input: "roads", name: "roads", source: "sample", columns: [] },
];

beforeEach(() => {
  answer({ component: stores, preview: () => ({ fields: [], tables, call: "" }) });
});
afterEach(forget);

async function open() {
  const user = renderWithQueries(<SampleTables folder="f" component={stores} tables={tables} />);
  await user.click(screen.getByRole("button", { name: /Sample tables/ }));
  return user;
}

const table = (name: string) => within(screen.getByRole("group", { name: `Sample table of ${name}` }));
const names = () =>
  table("Stores")
    .getAllByRole("textbox", { name: "Column name" })
    .map((box) => (box as HTMLInputElement).value);
const edited = () => usePreviewValues.getState().schemas("f").stores;

describe("sample tables", () => {
  test("say where their columns come from", async () => {
    await open();
    expect(table("Stores").getByText("From the test’s shops.ndjson")).toBeInTheDocument();
    expect(table("Roads").getByText("A plain sample: no test names a table")).toBeInTheDocument();
    expect(names()).toEqual(["id", "name"]);
  });

  test("can be given columns, other names and other types, and taken columns from", async () => {
    const user = await open();
    await user.click(table("Stores").getByRole("button", { name: "Add column" }));
    expect(names()).toEqual(["id", "name", "column_3"]);
    const added = table("Stores").getAllByRole("textbox", { name: "Column name" })[2] as HTMLElement;
    await user.clear(added);
    expect(added).toBeInvalid();
    await user.type(added, "size");
    await user.click(table("Stores").getByRole("combobox", { name: "Type of size" }));
    await user.click(screen.getByRole("option", { name: "number" }));
    await user.click(table("Stores").getByRole("button", { name: "Remove column name" }));
    expect(edited()).toEqual([
      { name: "id", dataType: "number" },
      { name: "size", dataType: "number" },
    ]);
    expect(table("Stores").getByText("Edited here")).toBeInTheDocument();
  });

  test("go back to what the package gives", async () => {
    const user = await open();
    await user.click(table("Stores").getByRole("button", { name: "Remove column id" }));
    await user.click(table("Stores").getByRole("button", { name: "Reset" }));
    expect(edited()).toBeUndefined();
    expect(names()).toEqual(["id", "name"]);
  });

  test("can be disconnected where the input is optional, and only there", async () => {
    const user = await open();
    expect(table("Stores").queryByRole("checkbox")).not.toBeInTheDocument();
    const connected = table("Roads").getByRole("checkbox", { name: "Connected" });
    await user.click(connected);
    expect(usePreviewValues.getState().values("f")).toEqual({ roads: null });
    await user.click(connected);
    expect(usePreviewValues.getState().values("f")).toEqual({});
  });
});

test("a new column has a name of its own", () => {
  const column = (name: string) => ({ name, dataType: "string" as const });
  expect(newColumn([]).name).toBe("column_1");
  expect(newColumn([column("a"), column("column_3")]).name).toBe("column_4");
});

test("columns are told apart by their names, whatever their case", () => {
  const columns = ["id", "", "ID"].map((name) => ({ name, dataType: "string" as const }));
  expect(columns.map((_, at) => problemOf(columns, at))).toEqual([
    null,
    "A column needs a name",
    "Another column has this name",
  ]);
});
