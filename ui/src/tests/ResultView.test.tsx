import { screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";

import type { CaseResult } from "../generated/CaseResult";
import type { CaseState } from "../state/tests";
import { useSelection } from "../state/selection";
import { forgetEverything, renderInStudio } from "../test/shell";
import { ResultView } from "./ResultView";

afterEach(forgetEverything);

const told = { message: "", path: null, place: null, run: null, dynamic: null };

const state = (part: Partial<CaseResult>): CaseState => ({
  phase: "done",
  stale: false,
  results: [
    {
      case: { component: "near", id: "1" },
      engine: "local",
      mode: "qualified",
      outcome: { kind: "passed" },
      warnings: [],
      outputs: [],
      statements: [],
      offline: null,
      milliseconds: 12,
      ...part,
    },
  ],
});

const show = (shown: CaseState | undefined, onRun = () => undefined) =>
  renderInStudio(<ResultView state={shown} onRun={onRun} />);

describe("the result of a case", () => {
  test("says its engine and time", () => {
    show(state({}));
    const article = screen.getByRole("article", { name: "Result: Passed" });
    expect(article).toHaveTextContent("12 ms · Offline engine");
  });

  test("that failed shows what was expected and what came, cell by cell and in words", () => {
    const rows = {
      columns: ["id", "name"],
      expectedCount: 2,
      actualCount: 2,
      changed: [{ expected: [1, "old"], actual: [1, "new"], differs: [false, true] }],
      missing: [[2, null]],
      unexpected: [[3, ""]],
      more: 4,
    };
    show(state({ outcome: { kind: "failed", differences: [{ kind: "rows", output: "out", rows }] } }));
    const table = screen.getByRole("table", { name: "Differences in out" });
    expect(within(table).getByLabelText("expected old")).toHaveTextContent("old");
    expect(within(table).getByLabelText("got new")).toHaveTextContent("new");
    expect(within(table).getByRole("row", { name: /missing 2 NULL/ })).toBeInTheDocument();
    expect(within(table).getByRole("row", { name: /not expected 3 empty/ })).toBeInTheDocument();
    expect(screen.getByText(/And 4 more rows/)).toBeInTheDocument();
  });

  test("that broke leads to its line", async () => {
    const path = "components/near/src/fullrun.sql";
    const failure = {
      ...told,
      message: "Table not found",
      path,
      place: { line: 7, column: 3 },
      run: "full" as const,
    };
    const { user } = show(state({ outcome: { kind: "broken", told: failure } }));
    await user.click(screen.getByRole("button", { name: `Open ${path}, line 7` }));
    expect(useSelection.getState()).toMatchObject({
      selection: { kind: "component", folder: "near" },
      tab: "sql",
      revealPath: path,
      reveal: { start: { line: 7, column: 3 } },
    });
  });

  test("that cannot run here gives the reason and is not called passed", () => {
    const reason = { ...told, message: "ML.PREDICT is not available offline" };
    show(state({ outcome: { kind: "notRunnable", told: reason } }));
    expect(screen.getByRole("article", { name: "Result: Not runnable here" })).toHaveTextContent(
      "ML.PREDICT",
    );
    expect(screen.queryByText("Passed")).not.toBeInTheDocument();
  });

  test("warns of schemas that disagree, with both of them", () => {
    const column = (typeName: string) => ({ name: "id", typeName });
    const warning = {
      message: "Types differ",
      output: "out",
      dry: [column("INT64")],
      full: [column("STRING")],
    };
    show(state({ warnings: [warning] }));
    expect(screen.getByRole("alert")).toHaveTextContent("Types differ");
    expect(screen.getByRole("row", { name: /INT64.*STRING/ })).toBeInTheDocument();
  });

  test("opens the statements that were made while running", async () => {
    const statement = {
      sql: "CREATE TABLE x AS\nSELECT 1",
      rows: 1,
      milliseconds: 2,
      dynamic: true,
      job: null,
      bytesBilled: null,
      run: "full" as const,
    };
    const { user } = show(
      state({ statements: [{ ...statement, dynamic: false, sql: "SELECT 0" }, statement] }),
    );
    await user.click(screen.getByRole("button", { name: "1 executed dynamic statement" }));
    await user.click(screen.getByRole("button", { name: /^Statement 1: CREATE TABLE x/ }));
    expect(screen.getByLabelText("Statement 1")).toHaveTextContent(/CREATE TABLE x AS\s*SELECT 1/);
  });

  test("is offered to be made before there is one", async () => {
    const run = vi.fn();
    const { user } = show(undefined, run);
    await user.click(screen.getByRole("button", { name: "Run it" }));
    expect(run).toHaveBeenCalledOnce();
  });
});
