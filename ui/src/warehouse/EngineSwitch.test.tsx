import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import type { CaseResult } from "../generated/CaseResult";
import type { TestRequest } from "../generated/TestRequest";
import { Dialogs } from "../shell/Dialogs";
import { useEngine } from "../state/engine";
import { useTests } from "../state/tests";
import { forgetEverything, mockShell, openForTest, overview, renderInStudio } from "../test/shell";
import { ResultView } from "../tests/ResultView";
import { RunBar } from "../tests/RunBar";
import { runTests } from "../tests/running";
import { resultOf, statement } from "../trial/testing";
import { connection, unconnected } from "./testing";

beforeEach(() => {
  forgetEverything();
  useEngine.getState().openPackage("/packages/retail");
  useTests.getState().forget();
});

function show(view = connection(), answers = {}) {
  const calls = mockShell({
    connection_view: () => view,
    test_cases: () => ({ alpha: ["1"] }),
    run_tests: () => ({ engine: "bigquery", milliseconds: 9, leftBehind: ["_test_alpha_1: no permission"] }),
    ...answers,
  });
  openForTest(overview());
  const shown = renderInStudio(
    <>
      <RunBar count={1} states={[]} onRun={() => void runTests(["alpha"])} />
      <Dialogs />
    </>,
  );
  const request = () => calls.find(({ command }) => command === "run_tests")?.args["request"] as TestRequest;
  return { ...shown, request };
}

async function choose(user: ReturnType<typeof show>["user"], name: string | RegExp) {
  await user.click(await screen.findByRole("combobox", { name: "Where it runs" }));
  await user.click(await screen.findByRole("option", { name }));
}

describe("the switch of the engine", () => {
  test("sends tests to the warehouse with what was chosen for it, and warns of what was left there", async () => {
    const { user, request } = show();
    await choose(user, "BigQuery · shop.temp");
    const options = await screen.findByRole("group", { name: "In the warehouse" });
    await user.click(within(options).getByRole("checkbox", { name: "Compare with this computer" }));
    await user.click(within(options).getByRole("checkbox", { name: "Install first" }));
    await user.click(screen.getByRole("button", { name: "Run all" }));
    await waitFor(() => expect(request()).toBeDefined());
    expect(request()).toMatchObject({ engine: "warehouse", besideOffline: true, noDeploy: true, jobs: 0 });
    expect(await screen.findByRole("alert")).toHaveTextContent("_test_alpha_1: no permission");
  });

  test("is kept for the package, and not for another", () => {
    useEngine.getState().change({ engine: "warehouse", jobs: 8 });
    useEngine.getState().openPackage("/packages/other");
    expect(useEngine.getState()).toMatchObject({ engine: "local", jobs: 0 });
    useEngine.getState().openPackage("/packages/retail");
    expect(useEngine.getState()).toMatchObject({ engine: "warehouse", jobs: 8 });
  });

  test("asks for a connection where there is none, and stays here until there is one", async () => {
    const { user } = show(unconnected());
    await choose(user, /BigQuery · not connected/);
    expect(await screen.findByRole("dialog", { name: "Connection to BigQuery" })).toBeInTheDocument();
    expect(useEngine.getState().engine).toBe("local");
  });

  test("asks for nothing of the warehouse while tests run here", async () => {
    const { user, request } = show();
    useEngine.getState().change({ compare: true, installFirst: false, jobs: 8 });
    await user.click(await screen.findByRole("button", { name: "Run all" }));
    await waitFor(() => expect(request()).toBeDefined());
    expect(request()).toMatchObject({ engine: "local", besideOffline: false, noDeploy: false, jobs: 0 });
  });
});

describe("a result of the warehouse", () => {
  const showResult = (part: Partial<CaseResult>) =>
    renderInStudio(
      <ResultView
        state={{ phase: "done", stale: false, results: [resultOf({ engine: "bigquery", ...part })] }}
        onRun={() => undefined}
      />,
    );

  test("says that it agrees with this computer", () => {
    showResult({ offline: { kind: "agrees" } });
    expect(screen.getByText("Agrees with this computer")).toBeInTheDocument();
    expect(screen.queryByText(/and the warehouse differ/)).toBeNull();
  });

  test("says in what it differs from this computer", () => {
    showResult({
      offline: {
        kind: "differs",
        types: ["scored: km is INT64 offline, km is FLOAT64 in the warehouse"],
        differences: [
          {
            kind: "rows",
            output: "scored",
            rows: {
              columns: ["km"],
              expectedCount: 1,
              actualCount: 2,
              changed: [],
              missing: [],
              unexpected: [[5]],
              more: 0,
            },
          },
        ],
      },
    });
    expect(screen.getByText("Differs from this computer")).toBeInTheDocument();
    expect(screen.getByText(/km is INT64 offline/)).toBeInTheDocument();
    expect(screen.getByText(/This computer has 1 row, the warehouse 2 rows/)).toBeInTheDocument();
    expect(screen.getByRole("rowheader", { name: "+ only in the warehouse" })).toBeInTheDocument();
  });

  test("names the job of each statement, and what it cost", async () => {
    const { user } = showResult({
      statements: [
        statement("SELECT 1", { job: "job_a", bytesBilled: 10_000_000, dynamic: false }),
        statement("SELECT 2", { job: "job_b", bytesBilled: 5_000_000 }),
      ],
    });
    await user.click(screen.getByRole("button", { name: "2 executed statements · 15 MB billed" }));
    await user.click(screen.getByRole("button", { name: "Statement 1: SELECT 1" }));
    expect(screen.getByText("Job job_a")).toBeInTheDocument();
  });
});
