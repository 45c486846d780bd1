import { screen, waitFor, within } from "@testing-library/react";
import { emit } from "@tauri-apps/api/event";
import { act } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { run } from "../api/apply";
import { studio } from "../api/studio";
import type { Outcome } from "../generated/Outcome";
import { useDialogs } from "../state/dialogs";
import { useSelection } from "../state/selection";
import { useToasts } from "../state/toasts";
import {
  component,
  forgetEverything,
  giveHeight,
  mockShell,
  openForTest,
  outcome,
  overview,
  problem,
  renderInStudio,
  state,
} from "../test/shell";
import { Dialogs } from "./Dialogs";
import { Studio } from "./Studio";
import { Toasts } from "./Toasts";
import { windowTitle } from "./useWindowTitle";

// The rooms are their own tests' matter; here it counts which one is entered.
vi.mock("./rooms", () => ({
  fetchOtherRooms: () => undefined,
  ComponentEditor: ({ folder }: { folder: string }) => <p>form of {folder}</p>,
  PreviewPane: ({ folder }: { folder: string }) => {
    if (folder === "beta") throw new Error("no column matches");
    return <p>preview of {folder}</p>;
  },
  ExtensionEditor: () => <p>form of the extension</p>,
  FileEditor: ({ path }: { path: string }) => <p>text of {path}</p>,
  SourceEditor: ({ path }: { path: string }) => <p>source of {path}</p>,
  SqlWorkbench: ({ folder }: { folder: string }) => <p>SQL of {folder}</p>,
  TestsTab: ({ folder }: { folder: string }) => <p>tests of {folder}</p>,
  TestsPage: () => <p>tests of the package</p>,
  IconView: () => null,
  InstalledPage: () => <p>installed extensions</p>,
  FunctionView: () => null,
  TrialPanel: ({ folder }: { folder: string }) => <p>trial of {folder}</p>,
}));

const componentView = ({ folder }: Record<string, unknown>) => ({
  folder,
  metadataPath: `components/${String(folder)}/metadata.json`,
  metadata: { title: folder, description: "", inputs: [], outputs: [] },
  broken:
    folder === "gamma"
      ? { path: "components/gamma/metadata.json", message: "A comma is missing", extent: null }
      : null,
  docs: [],
});

function show(opened = overview(), problems: Parameters<typeof openForTest>[1] = [], answers = {}) {
  const calls = mockShell({
    component: componentView,
    overview: () => opened,
    "plugin:window|set_title": () => null,
    ...answers,
  });
  openForTest(opened, problems);
  return {
    calls,
    ...renderInStudio(
      <>
        <Studio />
        <Dialogs />
        <Toasts />
      </>,
    ),
  };
}

const select = (folder: string) =>
  act(() => useSelection.getState().select({ kind: "component", folder, input: null }));

beforeEach(() => {
  forgetEverything();
  giveHeight(800);
});

describe("the studio's window", () => {
  test("shows the selected component's form and preview, and goes through its tabs", async () => {
    const { user } = show();
    select("alpha");
    expect(await screen.findByText("form of alpha")).toBeInTheDocument();
    expect(screen.getByText("preview of alpha")).toBeInTheDocument();
    await user.click(screen.getByRole("tab", { name: "SQL" }));
    expect(screen.getByText("SQL of alpha")).toBeInTheDocument();
    await user.click(screen.getByRole("tab", { name: "Source" }));
    expect(screen.getByText("source of components/alpha/metadata.json")).toBeInTheDocument();
  });

  test("gives the extension no preview column", async () => {
    show();
    act(() => useSelection.getState().select({ kind: "extension" }));
    expect(await screen.findByText("form of the extension")).toBeInTheDocument();
    expect(screen.queryByRole("complementary", { name: "Live preview" })).not.toBeInTheDocument();
  });

  test("lets a failed room fail alone", async () => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    show();
    select("beta");
    expect(await screen.findByText("The preview has stopped")).toBeInTheDocument();
    expect(screen.getByText("no column matches")).toBeInTheDocument();
    expect(screen.getByText("form of beta")).toBeInTheDocument();
    select("alpha");
    expect(await screen.findByText("preview of alpha")).toBeInTheDocument();
    quiet.mockRestore();
  });

  test("leads from broken metadata to its source", async () => {
    const { user } = show();
    select("gamma");
    expect(await screen.findByText(/A comma is missing/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show it" }));
    expect(screen.getByText("source of components/gamma/metadata.json")).toBeInTheDocument();
  });

  test("writes a README where there is none", async () => {
    const { user, calls } = show(overview(), [], { set_text: () => outcome() });
    select("alpha");
    await user.click(await screen.findByRole("tab", { name: "Docs" }));
    await user.click(await screen.findByRole("button", { name: "Write a README" }));
    await waitFor(() =>
      expect(calls.find(({ command }) => command === "set_text")?.args).toMatchObject({
        path: "components/alpha/doc/README.md",
      }),
    );
  });

  test("leaves a component that is gone for the extension, or for what was looked at before", async () => {
    show();
    select("deleted");
    await waitFor(() => expect(useSelection.getState().selection).toEqual({ kind: "extension" }));
    select("beta");
    select("alpha");
    select("deleted");
    await waitFor(() => expect(useSelection.getState().selection).toMatchObject({ folder: "alpha" }));
  });

  test("stays with a component that was just made, while the overview does not know it yet", async () => {
    let known = overview();
    show(overview(), [], {
      overview: () => new Promise((answer) => setTimeout(() => answer(known), 30)),
      add_component: () => {
        known = overview({ components: [...overview().components, component("delta")] });
        const select = { kind: "component", folder: "delta", input: null };
        return outcome({
          touched: ["metadata.json", "components/delta/metadata.json"],
          select,
        } as Partial<Outcome>);
      },
    });
    select("alpha");
    expect(await screen.findByText("preview of alpha")).toBeInTheDocument();
    const chosen: unknown[] = [];
    const stop = useSelection.subscribe(({ selection }) => chosen.push(selection));
    await act(() => run(studio.addComponent("delta")));
    expect(await screen.findByText("preview of delta")).toBeInTheDocument();
    await screen.findByRole("treeitem", { name: "delta" });
    expect(chosen).toEqual([{ kind: "component", folder: "delta", input: null }]);
    stop();
  });

  test("follows what the shell tells", async () => {
    show();
    select("alpha");
    expect(await screen.findByRole("button", { name: "Saved" })).toBeInTheDocument();
    const changed = { state: state({ revision: 9, unsaved: ["a", "b"] }), touched: [], origin: "autosave" };
    await act(() => emit("changed", changed));
    expect(screen.getByRole("button", { name: "Save, 2 unsaved" })).toBeInTheDocument();
    await act(() =>
      emit("problems", { revision: 9, problems: [problem(), problem({ severity: "warning" })] }),
    );
    expect(screen.getByRole("button", { name: "Check, 1 error and 1 warning" })).toBeInTheDocument();
  });

  test("warns of clashes and of a save that failed", async () => {
    const { user, calls } = show(
      overview({ state: state({ conflicts: ["metadata.json"], saveProblem: "the disk is full" }) }),
      [],
      { save: () => outcome() },
    );
    const clash = screen.getByText(/metadata.json was changed by another program/).closest('[role="alert"]');
    await user.click(within(clash as HTMLElement).getByRole("button", { name: "Compare…" }));
    expect(useDialogs.getState().dialog).toEqual({ kind: "conflicts" });
    act(() => useDialogs.getState().close());
    const failed = screen.getByText(/the disk is full/).closest('[role="alert"]');
    await user.click(within(failed as HTMLElement).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(calls.map(({ command }) => command)).toContain("save"));
  });

  test("says what undo takes back, and that nothing can be redone", () => {
    show(overview({ state: state({ undo: "Rename input" }) }));
    expect(screen.getByRole("button", { name: "Undo" })).toBeEnabled();
    expect(screen.getByRole("button", { name: "Redo" })).toBeDisabled();
  });

  test("keeps autosave with the settings and tells the package", async () => {
    const { user, calls } = show(overview(), [], { set_autosave: () => outcome() });
    await user.click(screen.getByRole("switch", { name: "Autosave" }));
    await waitFor(() => expect(calls).toContainEqual({ command: "set_autosave", args: { on: true } }));
  });
});

describe("leaving with unsaved work", () => {
  const unsaved = overview({
    state: state({ unsaved: ["metadata.json", "components/alpha/metadata.json"] }),
  });
  const ask = (leave: () => void) => act(() => useDialogs.getState().open({ kind: "unsaved", leave }));

  test("saves first, then leaves", async () => {
    const leave = vi.fn();
    const { user } = show(unsaved, [], { save: () => outcome() });
    ask(leave);
    const dialog = await screen.findByRole("alertdialog", { name: "Save the changes to Retail?" });
    expect(within(dialog).getByText("components/alpha/metadata.json")).toBeInTheDocument();
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(leave).toHaveBeenCalledOnce());
  });

  test("stays when the work cannot be saved", async () => {
    const leave = vi.fn();
    const { user } = show(unsaved, [], {
      save: () => Promise.reject({ message: "The disk is full", help: null }),
    });
    ask(leave);
    await user.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() => expect(useToasts.getState().toasts).toHaveLength(1));
    expect(leave).not.toHaveBeenCalled();
  });

  test("discards only when told to", async () => {
    const leave = vi.fn();
    const { user, calls } = show(unsaved);
    ask(leave);
    await user.click(await screen.findByRole("button", { name: "Discard" }));
    await waitFor(() => expect(leave).toHaveBeenCalledOnce());
    expect(calls.map(({ command }) => command)).not.toContain("save");
  });
});

test("the window's title has a dot while something is unsaved", () => {
  expect(windowTitle(null, true)).toBe("Extension Studio");
  expect(windowTitle(overview(), true)).toBe("Retail — Extension Studio");
  expect(windowTitle(overview(), false)).toBe("● Retail — Extension Studio");
});
