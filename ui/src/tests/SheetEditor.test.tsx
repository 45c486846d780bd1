import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { SheetView } from "../generated/SheetView";
import { useToasts } from "../state/toasts";
import { forgetEverything, giveHeight, mockShell, outcome, renderInStudio } from "../test/shell";
import { SheetEditor } from "./SheetEditor";

beforeEach(() => giveHeight(400));
afterEach(forgetEverything);

const view: SheetView = {
  path: "components/near/test/shops.ndjson",
  schemaPath: "components/near/test/shops.schema",
  sheet: {
    columns: [
      { name: "id", typeName: "INT64", given: false },
      { name: "name", typeName: "STRING", given: true },
    ],
    rows: [
      [1, "North"],
      [2, null],
      [null, null],
    ],
    lines: [1, 2, 3],
    faults: [{ row: 2, column: null, message: "This line is no JSON" }],
    schema_problem: null,
  },
  typeNames: ["STRING", "INT64"],
};

function show(refuse = false) {
  const calls = mockShell({
    test_sheet: () => view,
    edit_test_sheet: () =>
      refuse ? Promise.reject({ message: '"x" is no INT64', help: null }) : outcome({ touched: [view.path] }),
  });
  queryClient.setQueryData(keys.sheet("near", "shops"), view);
  return { calls, ...renderInStudio(<SheetEditor folder="near" stem="shops" />) };
}

const edits = (calls: ReturnType<typeof mockShell>) =>
  calls.filter(({ command }) => command === "edit_test_sheet").map(({ args }) => args["edit"]);

describe("a test's table", () => {
  test("shows its rows, their types and the line that cannot be read", () => {
    show();
    expect(screen.getByRole("columnheader", { name: "id, INT64, inferred" })).toBeInTheDocument();
    expect(screen.getByRole("columnheader", { name: "name, STRING" })).toBeInTheDocument();
    expect(screen.getByRole("gridcell", { name: "North" })).toBeInTheDocument();
    expect(screen.getByText("This line is no JSON")).toBeInTheDocument();
    expect(screen.getByText(/3 rows, 2 columns/)).toHaveTextContent("1 problem");
  });

  test("is typed into by keyboard alone", async () => {
    const { user, calls } = show();
    await user.click(screen.getByRole("gridcell", { name: "1" }));
    await user.keyboard("{ArrowRight}South{Enter}");
    await waitFor(() =>
      expect(edits(calls)).toEqual([
        { kind: "setCells", cells: [{ row: 0, column: "name", text: "South" }] },
      ]),
    );
    await user.keyboard("{ArrowUp}{Delete}");
    await waitFor(() =>
      expect(edits(calls)[1]).toEqual({ kind: "setCells", cells: [{ row: 0, column: "name", text: null }] }),
    );
  });

  test("keeps what its type does not take, marked, until it is mended or given up", async () => {
    const { user, calls } = show(true);
    await user.click(screen.getByRole("gridcell", { name: "1" }));
    await user.keyboard("x{Enter}");
    const field = await screen.findByRole("textbox", { name: "id, row 1" });
    await waitFor(() => expect(field).toHaveAttribute("aria-invalid", "true"));
    expect(edits(calls)).toHaveLength(1);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("textbox", { name: "id, row 1" })).not.toBeInTheDocument();
  });

  test("takes a pasted block, rows beyond the last one included, and tells of columns that it leaves out", async () => {
    const { user, calls } = show();
    await user.click(screen.getByRole("gridcell", { name: "1" }));
    await user.paste("7\tseven\n8\teight\textra");
    await waitFor(() =>
      expect(edits(calls)).toEqual([
        {
          kind: "setCells",
          cells: [
            { row: 0, column: "id", text: "7" },
            { row: 0, column: "name", text: "seven" },
            { row: 1, column: "id", text: "8" },
            { row: 1, column: "name", text: "eight" },
          ],
        },
      ]),
    );
    expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([
      "1 pasted column beyond the last one was left out",
    ]);
  });

  test("gets columns and rows, and loses them", async () => {
    const { user, calls } = show();
    await user.click(screen.getByRole("button", { name: "Column" }));
    await user.type(screen.getByRole("textbox", { name: "Name" }), "size");
    await user.click(screen.getByRole("button", { name: "Add column" }));
    await user.click(screen.getByRole("button", { name: "Row" }));
    await user.click(screen.getByRole("button", { name: "Remove row" }));
    await waitFor(() =>
      expect(edits(calls)).toEqual([
        { kind: "addColumn", name: "size", typeName: "STRING" },
        { kind: "insertRows", at: 1, count: 1 },
        { kind: "removeRows", rows: [0] },
      ]),
    );
  });
});
