import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { act } from "react";

import type { ActEvent } from "../generated/ActEvent";
import type { PlanEnd } from "../generated/PlanEnd";
import { actions } from "../shell/actions";
import { Dialogs } from "../shell/Dialogs";
import { useDialogs } from "../state/dialogs";
import { useSelection } from "../state/selection";
import { forgetEverything, mockShell, openForTest, overview, problem, renderInStudio } from "../test/shell";
import { connection, plan, unconnected } from "./testing";

beforeEach(forgetEverything);

const doneAt = (at: number) => ({
  at,
  milliseconds: 5,
  job: `job_${at}`,
  bytesBilled: 1_000_000,
  skipped: null,
});

const nowhere = { message: "", path: null, place: null, run: null, dynamic: null };

interface Carried {
  args: Record<string, unknown>;
  tell(event: ActEvent): void;
  end(end: PlanEnd): void;
}

/** The window with a shell whose plans wait for the test to carry them out. */
function show(answers = {}) {
  const carried: Carried[] = [];
  const calls = mockShell({
    connection_view: () => connection(),
    plan_deploy: () => ({ kind: "ready", plan: plan() }),
    carry_out_plan: (args) =>
      new Promise((end) => {
        const { onmessage } = args["events"] as { onmessage(event: ActEvent): void };
        carried.push({ args, tell: (event) => act(() => onmessage(event)), end });
      }),
    cancel_run: () => null,
    list_installed: () => ({ location: "shop.temp", extensions: [] }),
    ...answers,
  });
  openForTest(overview());
  const sent = (command: string) => calls.filter((call) => call.command === command).map(({ args }) => args);
  return { ...renderInStudio(<Dialogs />), carried, sent };
}

const deploy = () => act(async () => void (await actions.deploy.run()));
const dialog = () => screen.findByRole("dialog", { name: /^Deploy Retail/ });
const button = (name: string) => screen.getByRole("button", { name });

describe("deploying", () => {
  test("says first what will become of things there, each with its SQL", async () => {
    const { user, sent } = show();
    await deploy();
    await dialog();
    expect(await screen.findByText(/Version 0.9.0 is installed there now/)).toBeInTheDocument();
    const group = (name: string) => screen.getByRole("region", { name });
    expect(
      within(group("Created")).getByRole("button", { name: /__proc_alpha_2, procedure · alpha/ }),
    ).toBeInTheDocument();
    expect(within(group("Replaced")).getAllByRole("listitem")).toHaveLength(1);
    const dropped = within(group("Dropped")).getByRole("button", { name: /__proc_alpha_1/ });
    await user.click(dropped);
    expect(screen.getByLabelText("Statement 2: __proc_alpha_1")).toHaveTextContent("SELECT 1");
    expect(sent("carry_out_plan")).toEqual([]);
  });

  test("goes on statement by statement, and sums up at the end", async () => {
    const { user, carried, sent } = show();
    await deploy();
    await dialog();
    await waitFor(() => expect(button("Deploy")).toBeEnabled());
    await user.click(button("Deploy"));
    const [planned] = sent("plan_deploy");
    await waitFor(() => expect(carried).toHaveLength(1));
    // The page names the plan that it shows; another would not be carried out.
    expect(carried[0]!.args["plan"]).toBe(planned!["run"]);
    carried[0]!.tell({ kind: "started", at: 0 });
    carried[0]!.tell({ kind: "done", done: doneAt(0) });
    carried[0]!.tell({ kind: "started", at: 1 });
    expect(screen.getByRole("status", { name: "How it stands" })).toHaveTextContent("1 of 6 statements");
    expect(screen.getByRole("button", { name: /__proc_alpha_1, procedure, running/ })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /__proc_alpha_2.*waiting/ })).toBeInTheDocument();
    const done = [0, 1, 2, 3, 4, 5].map(doneAt);
    await act(async () => carried[0]!.end({ done, failure: null }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Installed in shop.temp · 1 routine created, 1 replaced, 1 dropped · 6 MB billed",
    );
    await user.click(screen.getByRole("button", { name: /__proc_alpha_2.*done/ }));
    expect(screen.getByText("Job job_3")).toBeInTheDocument();
  });

  test("that fails says what was done and what was not, and leads to the line", async () => {
    const { user, carried } = show();
    await deploy();
    await dialog();
    await waitFor(() => expect(button("Deploy")).toBeEnabled());
    await user.click(button("Deploy"));
    await waitFor(() => expect(carried).toHaveLength(1));
    const told = {
      ...nowhere,
      message: "Unrecognized name: km",
      path: "components/alpha/src/fullrun.sql",
      place: { line: 3, column: 8 },
    };
    await act(async () =>
      carried[0]!.end({ done: [0, 1, 2].map(doneAt), failure: { at: 3, told, cancelled: false } }),
    );
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("3 statements of 6 were carried out, 3 were not");
    expect(screen.getByRole("button", { name: /__proc_alpha_2.*failed/ })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /__func_SCORE.*not done/ })).toBeInTheDocument();
    await user.click(within(alert).getByRole("button", { name: /fullrun.sql, line 3/ }));
    expect(useSelection.getState()).toMatchObject({
      selection: { kind: "component", folder: "alpha" },
      tab: "sql",
      revealPath: "components/alpha/src/fullrun.sql",
    });
    expect(useDialogs.getState().dialog).toBeNull();
  });

  test("is stopped by Cancel, which says how far it came", async () => {
    const { user, carried, sent } = show();
    await deploy();
    await dialog();
    await waitFor(() => expect(button("Deploy")).toBeEnabled());
    await user.click(button("Deploy"));
    await waitFor(() => expect(carried).toHaveLength(1));
    await user.click(button("Cancel"));
    expect(sent("cancel_run")).toEqual([{ run: carried[0]!.args["run"] }]);
    expect(button("Stopping…")).toBeDisabled();
    await act(async () =>
      carried[0]!.end({ done: [doneAt(0)], failure: { at: 1, told: nowhere, cancelled: true } }),
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("Cancelled. 1 statement of 6 was carried out");
  });

  test("to another place looks there first", async () => {
    const { user, sent } = show({
      plan_deploy: ({ destination }: Record<string, unknown>) => ({
        kind: "ready",
        plan: plan({ destination: (destination as string | null) ?? "shop.temp", installedVersion: null }),
      }),
    });
    await deploy();
    await dialog();
    await waitFor(() => expect(button("Deploy")).toBeEnabled());
    const destination = screen.getByRole("textbox", { name: "Destination" });
    await user.clear(destination);
    await user.type(destination, "shop.live");
    expect(screen.queryByRole("button", { name: "Deploy" })).toBeNull();
    await user.click(button("Look there"));
    await waitFor(() => expect(button("Deploy")).toBeEnabled());
    expect(sent("plan_deploy").map((args) => args["destination"])).toEqual([null, "shop.live"]);
    expect(screen.getByText("It is not installed there yet.")).toBeInTheDocument();
  });

  test("of a package with errors is refused, as an export is", async () => {
    show({ plan_deploy: () => ({ kind: "refused", errors: [problem({ message: "No outputs" })] }) });
    await deploy();
    const refused = await screen.findByRole("dialog", { name: /Not deployed/ });
    expect(refused).toHaveTextContent("Nothing was installed.");
    expect(within(refused).getByRole("button", { name: /No outputs/ })).toBeInTheDocument();
  });

  test("asks for a connection where there is none", async () => {
    show({ connection_view: () => unconnected() });
    await deploy();
    expect(await screen.findByRole("dialog", { name: "Connection to BigQuery" })).toBeInTheDocument();
  });
});
