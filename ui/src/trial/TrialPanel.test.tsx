import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import { applyTouched } from "../api/apply";
import type { CaseResult } from "../generated/CaseResult";
import type { Told } from "../generated/Told";
import type { TrialRequest } from "../generated/TrialRequest";
import { useDialogs } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { usePreviewValues } from "../state/previewValues";
import { useSelection } from "../state/selection";
import {
  forgetEverything,
  giveHeight,
  mockShell,
  openForTest,
  outcome,
  overview,
  renderInStudio,
} from "../test/shell";
import { runTrial } from "./running";
import { SaveAsTestDialog } from "./SaveAsTestDialog";
import { areas, resultOf, setup } from "./testing";
import { TrialPanel } from "./TrialPanel";
import { useTrials } from "./trials";

const inputs = [
  { name: "places", title: "Places", type: "Table", optional: false },
  { name: "km", title: "Km", type: "Number", optional: false },
];
const view = { folder: "alpha", metadata: { title: "Alpha", inputs, outputs: [] }, broken: null };

/** A shell whose runs end when the test says so. */
function open(results: (CaseResult | Promise<CaseResult>)[]) {
  openForTest(overview());
  const waiting = [...results];
  const calls = mockShell({
    component: () => view,
    preview: () => ({ fields: [], tables: [], call: "" }),
    trial_setup: () => setup,
    sample_rows: () => ({ table: areas, columns: [], problem: null }),
    try_component: () => waiting.shift() ?? Promise.reject({ message: "No result left", help: null }),
    cancel_run: () => null,
    save_as_test: () => outcome(),
  });
  return { calls, ...renderInStudio(<TrialPanel folder="alpha" />) };
}

const stopped = (kind: "broken" | "notRunnable", part: Partial<Told> = {}): CaseResult => {
  const told: Told = {
    message: "Table not found",
    path: null,
    place: null,
    run: "full",
    dynamic: null,
    ...part,
  };
  return resultOf({ outcome: { kind, told }, outputs: [] });
};

beforeEach(() => {
  giveHeight(400);
  forgetEverything();
  useTrials.getState().openPackage("/packages/retail");
  usePreviewValues.getState().openPackage("/packages/retail");
});

test("before the first run the rows of the tests stand there", async () => {
  open([]);
  expect(await screen.findByRole("combobox", { name: "Rows of Places" })).toHaveTextContent("sites.ndjson");
  expect(await screen.findByRole("grid", { name: "Sample rows of Places" })).toBeInTheDocument();
  expect(screen.queryByText("Outdated")).not.toBeInTheDocument();
});

test("a run shows rows, types and the engine that made them", async () => {
  const { calls, user } = open([resultOf()]);
  usePreviewValues.getState().set("alpha", "km", 3);
  await user.click(await screen.findByRole("button", { name: "Run" }));
  expect(await screen.findByRole("grid", { name: "Rows of scored" })).toBeInTheDocument();
  expect(screen.getByRole("columnheader", { name: /score FLOAT64/ })).toBeInTheDocument();
  expect(screen.getByText(/Offline engine · 12 ms/)).toBeInTheDocument();
  const request = calls.find(({ command }) => command === "try_component")?.args.request as TrialRequest;
  expect(request).toEqual({
    folder: "alpha",
    engine: "local",
    values: { km: 3 },
    rows: { places: { kind: "test", stem: "sites" } },
    session: false,
  });
  await user.click(screen.getByRole("tab", { name: "Schemas" }));
  expect(screen.getByText("Dry run and full run agree in names, order and types")).toBeInTheDocument();
});

test("what was changed since marks the result as outdated and leaves it there", async () => {
  open([resultOf(), resultOf()]);
  await act(() => runTrial("alpha"));
  expect(await screen.findByRole("grid", { name: "Rows of scored" })).toBeInTheDocument();
  act(() => usePreviewValues.getState().set("alpha", "km", 4));
  expect(await screen.findByText("Outdated")).toBeInTheDocument();
  expect(screen.getByRole("grid", { name: "Rows of scored" })).toBeInTheDocument();
  await act(() => runTrial("alpha"));
  await waitFor(() => expect(screen.queryByText("Outdated")).not.toBeInTheDocument());
  act(() => applyTouched(["components/alpha/doc/README.md", "components/beta/src/fullrun.sql"]));
  expect(screen.queryByText("Outdated")).not.toBeInTheDocument();
  act(() => applyTouched(["components/alpha/src/fullrun.sql"]));
  expect(await screen.findByText("Outdated")).toBeInTheDocument();
});

test("an error leads to its line", async () => {
  const place = { line: 12, column: 3 };
  const { user } = open([stopped("broken", { path: "components/alpha/src/fullrun.sql", place })]);
  await act(() => runTrial("alpha"));
  expect(await screen.findByRole("alert")).toHaveTextContent("Full run: Table not found");
  await user.click(screen.getByRole("button", { name: "Go to fullrun.sql line 12" }));
  const { tab, reveal, revealPath } = useSelection.getState();
  expect([tab, reveal?.start, revealPath]).toEqual(["sql", place, "components/alpha/src/fullrun.sql"]);
});

test("what the engine lacks is said as such", async () => {
  open([stopped("notRunnable", { message: "ST_CLUSTERDBSCAN is not available offline" })]);
  await act(() => runTrial("alpha"));
  const notice = await screen.findByRole("alert");
  expect(notice).toHaveTextContent("ST_CLUSTERDBSCAN is not available offline. With these values");
});

test("a long run can be stopped, and what was there before stays", async () => {
  let end: (result: CaseResult) => void = () => undefined;
  const slow = new Promise<CaseResult>((resolve) => (end = resolve));
  const { calls, user } = open([resultOf(), slow]);
  await act(() => runTrial("alpha"));
  act(() => void runTrial("alpha"));
  await user.click(await screen.findByRole("button", { name: /Cancel/ }));
  const [, second] = calls.filter(({ command }) => command === "try_component");
  expect(calls.find(({ command }) => command === "cancel_run")?.args.run).toBe(second?.args.run);
  await act(async () => end(resultOf({ outcome: { kind: "cancelled" }, outputs: [] })));
  expect(await screen.findByRole("button", { name: "Run" })).toBeInTheDocument();
  expect(screen.getByRole("grid", { name: "Rows of scored" })).toBeInTheDocument();
});

test("rows can be typed, and their problem names the line", async () => {
  const { user } = open([]);
  await user.click(await screen.findByRole("combobox", { name: "Rows of Places" }));
  const problem: Told = {
    message: "No JSON",
    path: null,
    place: { line: 2, column: 1 },
    run: null,
    dynamic: null,
  };
  mockShell({
    trial_setup: () => setup,
    sample_rows: () => ({ table: { columns: [], rows: [] }, columns: [], problem }),
  });
  await user.click(screen.getByRole("option", { name: "Typed or pasted rows" }));
  const text = screen.getByRole("textbox", { name: "Rows as CSV, JSON or GeoJSON" });
  fireEvent.change(text, { target: { value: "{}\n{" } });
  expect(await screen.findByRole("alert")).toHaveTextContent("Line 2: No JSON");
  expect(useTrials.getState().byFolder.alpha?.sources.places).toEqual({
    kind: "typed",
    text: "{}\n{",
    types: {},
  });
});

test("typed rows are there again when the package is opened the next time, and only there", () => {
  const typed = { kind: "typed", text: "id\n1\n", types: {} } as const;
  useTrials.getState().change("alpha", { sources: { places: typed }, result: resultOf() });
  useTrials.getState().openPackage("/another");
  expect(useTrials.getState().byFolder).toEqual({});
  useTrials.getState().openPackage("/packages/retail");
  expect(useTrials.getState().byFolder.alpha).toMatchObject({ sources: { places: typed }, result: null });
});

test("a test case fills the form and chooses its rows", async () => {
  const { user } = open([]);
  await user.click(await screen.findByRole("button", { name: "Fill from test" }));
  await user.click(screen.getByRole("menuitem", { name: "far" }));
  expect(usePreviewValues.getState().values("alpha")).toEqual({ km: 90, places: null });
  expect(await screen.findByText("No table is connected")).toBeInTheDocument();
});

test("what was tried becomes a test under a free id", async () => {
  const { calls, user } = open([]);
  await user.click(await screen.findByRole("button", { name: "Save as test" }));
  expect(useDialogs.getState().dialog).toEqual({ kind: "saveAsTest", folder: "alpha" });
  const dialog = renderInStudio(<SaveAsTestDialog folder="alpha" onClose={() => undefined} />);
  const id = within(await dialog.findByRole("dialog")).getByRole("textbox");
  expect(id).toHaveValue("2");
  fireEvent.change(id, { target: { value: "far" } });
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  fireEvent.change(id, { target: { value: "near" } });
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(calls.find(({ command }) => command === "save_as_test")?.args.id).toBe("near"));
});

test("running opens the panel, and the problems make room", async () => {
  useLayout.setState({ problemsOpen: true, trialOpen: false });
  open([resultOf()]);
  await act(() => runTrial("alpha"));
  expect(useLayout.getState()).toMatchObject({ problemsOpen: false, trialOpen: true });
});
