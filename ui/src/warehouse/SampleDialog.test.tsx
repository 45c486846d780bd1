import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { useTests } from "../state/tests";
import {
  forgetEverything,
  giveHeight,
  mockShell,
  openForTest,
  outcome,
  overview,
  renderInStudio,
} from "../test/shell";
import { estimate, stemFor } from "./browse";
import { SampleDialog } from "./SampleDialog";

beforeEach(() => {
  forgetEverything();
  giveHeight(400);
});

const entries = [
  { name: "Stores", kind: "table", rows: 2000, bytes: 400_000 },
  { name: "towns", kind: "view", rows: null, bytes: null },
];

const preview = {
  entry: entries[0],
  columns: [
    { name: "id", typeName: "INT64" },
    { name: "town", typeName: "STRING" },
  ],
  firstRows: {
    columns: [
      { name: "id", typeName: "INT64" },
      { name: "town", typeName: "STRING" },
    ],
    rows: [[7, "Ribe"]],
  },
};

function show(answers = {}) {
  const onClose = vi.fn();
  const calls = mockShell({
    warehouse_places: () => ["shop.temp", "shop.maps"],
    warehouse_tables: () => entries,
    warehouse_table: () => preview,
    component_tests: () => ({ folder: "alpha", path: "p", broken: null, cases: [], stems: ["stores"] }),
    take_sample: () => outcome({ touched: ["components/alpha/test/stores_2.ndjson"] }),
    overview: () => overview(),
    cancel_run: () => null,
    ...answers,
  });
  openForTest(overview());
  const sent = (command: string) => calls.filter((call) => call.command === command).map(({ args }) => args);
  return { ...renderInStudio(<SampleDialog folder="alpha" onClose={onClose} />), sent, onClose };
}

describe("taking rows from the warehouse", () => {
  test("finds a table, shows what it holds, and saves as many rows as are wanted", async () => {
    const { user, sent, onClose } = show();
    const list = await screen.findByRole("navigation", { name: "Tables" });
    await within(list).findByRole("button", { name: "View towns" });
    await user.type(screen.getByRole("searchbox", { name: "Find" }), "stor");
    expect(within(list).queryByRole("button", { name: "View towns" })).toBeNull();
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
    await user.click(within(list).getByRole("button", { name: "Table Stores" }));
    const rows = await screen.findByRole("grid", { name: "First rows of Stores" });
    expect(within(rows).getByText("Ribe")).toBeInTheDocument();
    expect(within(rows).getByText("STRING")).toBeInTheDocument();
    expect(screen.getByText("2,000 rows · 400 kB · 2 columns")).toBeInTheDocument();
    expect(screen.getByText("About 20 kB")).toBeInTheDocument();

    const wanted = screen.getByRole("spinbutton", { name: "Rows to take" });
    await user.clear(wanted);
    await user.type(wanted, "50");
    expect(screen.getByText("About 10 kB")).toBeInTheDocument();
    // The table's own name is taken.
    expect(screen.getByRole("textbox", { name: /Name of the test table/ })).toHaveValue("stores_2");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent("take_sample")).toMatchObject([
      { request: { table: "shop.temp.Stores", rows: 50, folder: "alpha", stem: "stores_2" } },
    ]);
    expect(useTests.getState().shown["alpha"]).toEqual({ kind: "sheet", stem: "stores_2" });
  });

  test("says when a table would be replaced, and refuses what is no name and no number", async () => {
    const { user } = show();
    await user.click(await screen.findByRole("button", { name: "Table Stores" }));
    const name = screen.getByRole("textbox", { name: /Name of the test table/ });
    await user.clear(name);
    await user.type(name, "stores");
    expect(screen.getByText(/it will be replaced/)).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: "Replace" })).toBeEnabled();
    await user.clear(name);
    await user.type(name, "a/b");
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
    await user.clear(name);
    await user.type(name, "fine");
    const wanted = screen.getByRole("spinbutton", { name: "Rows to take" });
    await user.clear(wanted);
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  });

  test("that fails leaves the dialog, and what was filled in", async () => {
    const { user, onClose } = show({
      take_sample: () => Promise.reject({ message: "No permission", help: null }),
    });
    await user.click(await screen.findByRole("button", { name: "Table Stores" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Save" })).toBeEnabled());
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Save" })).toBeEnabled());
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole("textbox", { name: /Name of the test table/ })).toHaveValue("stores_2");
  });
});

test("a sample's size is estimated from the table's, and never above it", () => {
  const table = { name: "t", kind: "table", rows: 10, bytes: 1000 } as const;
  expect(estimate(table, 3)).toBe(300);
  expect(estimate(table, 50)).toBe(1000);
  expect(estimate({ ...table, rows: null }, 3)).toBeNull();
});

test("a test table is named after the table, in a way that a file can be", () => {
  expect(stemFor("Big Stores", [])).toBe("big_stores");
  expect(stemFor("a", ["a", "a_2"])).toBe("a_3");
});
