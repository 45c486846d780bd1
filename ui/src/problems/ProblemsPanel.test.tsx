import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import type { Problem } from "../generated/Problem";
import { useSelection } from "../state/selection";
import {
  forgetEverything,
  giveHeight,
  mockShell,
  openForTest,
  overview,
  problem,
  renderInStudio,
} from "../test/shell";
import { stepProblem, useProblemCursor } from "./cursor";
import { everyProblem } from "./order";
import { ProblemsPanel } from "./ProblemsPanel";

const extent = { start: { line: 7, column: 1 }, end: { line: 7, column: 4 } };
const three: Problem[] = [
  problem({ severity: "warning", message: "Odd version", path: "metadata.json", pointer: "/version" }),
  problem({
    message: "No such input",
    path: "components/alpha/metadata.json",
    pointer: "/inputs/1",
    code: "lost",
  }),
  problem({
    message: "Cannot be parsed",
    path: "components/beta/src/fullrun.sql",
    extent,
    help: "Close the bracket",
  }),
];

function show(problems: Problem[]) {
  mockShell();
  openForTest(overview(), problems);
  return renderInStudio(<ProblemsPanel />);
}

const listed = () => screen.queryAllByRole("option").map((row) => row.getAttribute("aria-label"));
const selection = () => useSelection.getState().selection;

beforeEach(() => {
  forgetEverything();
  giveHeight(600);
  useProblemCursor.setState({ filter: everyProblem, current: null });
});

describe("the problems panel", () => {
  test("lists errors first, each with its place and what to do", () => {
    show(three);
    expect(listed()).toEqual([
      "Error: No such input components/alpha/metadata.json",
      "Error: Cannot be parsed components/beta/src/fullrun.sql:7",
      "Warning: Odd version metadata.json",
    ]);
    expect(screen.getByText("Close the bracket")).toBeInTheDocument();
  });

  test("goes to the input that a problem is about", async () => {
    const { user } = show(three);
    await user.click(screen.getByRole("option", { name: /No such input/ }));
    expect(selection()).toEqual({ kind: "component", folder: "alpha", input: 1 });
    expect(useSelection.getState().tab).toBe("form");
  });

  test("is walked with the arrows, and Enter goes to the line", async () => {
    const { user } = show(three);
    screen.getByRole("option", { name: /No such input/ }).focus();
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(screen.getByRole("option", { name: /Cannot be parsed/ })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(useSelection.getState()).toMatchObject({ tab: "sql", reveal: extent });
  });

  test("filters by severity, by words, and by what is selected", async () => {
    const { user } = show(three);
    await user.click(screen.getByRole("button", { name: "Warnings 1" }));
    expect(listed()).toEqual(["Warning: Odd version metadata.json"]);
    await user.click(screen.getByRole("button", { name: "All 3" }));
    await user.type(screen.getByRole("textbox", { name: "Filter problems" }), "lost input");
    expect(listed()).toEqual(["Error: No such input components/alpha/metadata.json"]);
    await user.type(screen.getByRole("textbox", { name: "Filter problems" }), " nowhere");
    expect(screen.getByText("No problem matches the filter.")).toBeInTheDocument();
    await user.clear(screen.getByRole("textbox", { name: "Filter problems" }));
    useSelection.getState().select({ kind: "component", folder: "beta", input: null });
    await user.click(await screen.findByRole("checkbox", { name: "Only this component" }));
    expect(listed()).toEqual(["Error: Cannot be parsed components/beta/src/fullrun.sql:7"]);
  });

  test("says so when there are none", () => {
    show([]);
    expect(screen.getByText("No problems. The package can be exported.")).toBeInTheDocument();
  });
});

describe("stepping through the problems", () => {
  test("goes on and back, around the ends", () => {
    show(three);
    const visited = (step: 1 | -1) => {
      stepProblem(step);
      return selection();
    };
    const alpha = { kind: "component", folder: "alpha", input: 1 };
    const beta = { kind: "component", folder: "beta", input: null };
    expect(visited(1)).toEqual(alpha);
    expect(visited(1)).toEqual(beta);
    expect(visited(1)).toEqual({ kind: "extension" });
    expect(visited(1)).toEqual(alpha);
    expect(visited(-1)).toEqual({ kind: "extension" });
  });

  test("back from nowhere begins at the last one", () => {
    show(three);
    stepProblem(-1);
    expect(selection()).toEqual({ kind: "extension" });
  });

  test("keeps to what the panel is filtered by", () => {
    show(three);
    useProblemCursor.getState().setFilter({ severity: "warning" });
    stepProblem(1);
    stepProblem(1);
    expect(selection()).toEqual({ kind: "extension" });
  });

  test("does nothing when there are none", () => {
    show([]);
    stepProblem(1);
    expect(selection()).toBeNull();
  });
});
