import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import type { Table } from "../generated/Table";
import { giveHeight, renderInStudio } from "../test/shell";
import { RowsTable } from "./RowsTable";
import { SchemaComparison } from "./SchemaComparison";

beforeEach(() => giveHeight(300));

const many: Table = {
  columns: [
    { name: "id", typeName: "INT64" },
    { name: "name", typeName: "STRING" },
  ],
  rows: Array.from({ length: 20_000 }, (_, at) => [20_000 - at, at === 0 ? null : `row ${at}`]),
};

function Chosen({ table }: { table: Table }) {
  const [selected, select] = useState<number | null>(null);
  return <RowsTable label="Rows" table={table} selected={selected} onSelect={select} />;
}

const shown = () => screen.getAllByRole("row").slice(1);
const cellsOf = (row: HTMLElement | undefined) =>
  row
    ? within(row)
        .getAllByRole("gridcell")
        .map((cell) => cell.textContent)
    : [];

test("twenty thousand rows are told of and few are drawn", () => {
  renderInStudio(<RowsTable label="Rows" table={many} />);
  expect(screen.getByRole("grid", { name: "Rows" })).toHaveAttribute("aria-rowcount", "20001");
  expect(shown().length).toBeGreaterThan(5);
  expect(shown().length).toBeLessThan(60);
  expect(cellsOf(shown()[0])).toEqual(["20000", "NULL"]);
  expect(screen.getByRole("columnheader", { name: /id INT64/ })).toBeInTheDocument();
});

test("a click on a title sorts, and the chosen row stays the chosen row", async () => {
  const { user } = renderInStudio(<Chosen table={many} />);
  await user.click(screen.getByText("row 1"));
  const title = screen.getByRole("columnheader", { name: /name/ });
  await user.click(within(title).getByRole("button"));
  expect(title).toHaveAttribute("aria-sort", "ascending");
  expect(screen.getByText("row 1").closest("[role=row]")).toHaveAttribute("aria-selected", "true");
  await user.click(within(title).getByRole("button"));
  expect(title).toHaveAttribute("aria-sort", "descending");
  expect(screen.getByText("row 19999")).toBeInTheDocument();
});

test("arrows choose rows in the order on the screen", async () => {
  const onSelect = vi.fn();
  const { user } = renderInStudio(<RowsTable label="Rows" table={many} selected={4} onSelect={onSelect} />);
  screen.getByRole("grid").focus();
  await user.keyboard("{ArrowDown}{ArrowUp}{Home}{End}{Escape}");
  expect(onSelect.mock.calls.flat()).toEqual([5, 3, 0, 19_999, null]);
});

test("a column's type can be changed where that is wanted", async () => {
  const onChange = vi.fn();
  const types = { choices: ["STRING", "INT64"], onChange };
  const { user } = renderInStudio(<RowsTable label="Rows" table={many} types={types} />);
  await user.click(screen.getByRole("combobox", { name: "Type of id" }));
  await user.click(screen.getByRole("option", { name: "STRING" }));
  expect(onChange).toHaveBeenCalledWith("id", "STRING");
});

test("two schemas say in words where they disagree", () => {
  const full = many.columns;
  renderInStudio(<SchemaComparison dry={[{ name: "id", typeName: "FLOAT64" }]} full={full} />);
  expect(screen.getByRole("status")).toHaveTextContent("disagree in 2 columns");
  expect(screen.getByText("Another type")).toBeInTheDocument();
  expect(screen.getByText("Not in the dry run")).toBeInTheDocument();
});
