import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import type { Overview } from "../generated/Overview";
import { useOverview } from "../api/queries";
import { Dialogs } from "../shell/Dialogs";
import { useSelection } from "../state/selection";
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
} from "../test/shell";
import { PackageTree } from "./PackageTree";

function Tree() {
  const { data } = useOverview();
  return (
    <>
      {data && <PackageTree overview={data} />}
      <Dialogs />
    </>
  );
}

function show(opened: Overview, problems: Parameters<typeof openForTest>[1] = []) {
  openForTest(opened, problems);
  return renderInStudio(<Tree />);
}

const item = (name: RegExp | string) => screen.getByRole("treeitem", { name });
const selected = () => useSelection.getState().selection;

beforeEach(() => {
  forgetEverything();
  giveHeight(800);
});

describe("the package's tree", () => {
  test("says where every row stands, and what is wrong there", () => {
    mockShell();
    show(
      overview({
        components: [component("alpha", { title: "Alpha areas" }), component("gone", { present: false })],
      }),
      [
        problem({ path: "components/alpha/metadata.json" }),
        problem({ path: "components/alpha/metadata.json", severity: "warning" }),
      ],
    );
    const alpha = item("Alpha areas, 1 error and 1 warning");
    expect(alpha).toHaveAttribute("aria-level", "2");
    expect(alpha).toHaveAttribute("aria-posinset", "1");
    expect(alpha).toHaveAttribute("aria-setsize", "2");
    expect(item("gone, missing")).toBeInTheDocument();
    expect(item("Components, 2")).toHaveAttribute("aria-expanded", "true");
  });

  test("opens what is clicked, and folds a section", async () => {
    mockShell();
    const { user } = show(overview());
    await user.click(item("beta"));
    expect(selected()).toEqual({ kind: "component", folder: "beta", input: null });
    expect(item("beta")).toHaveAttribute("aria-selected", "true");
    await user.click(item("Components, 3"));
    expect(screen.queryByRole("treeitem", { name: "beta" })).not.toBeInTheDocument();
  });

  test("is one stop of the Tab key, and walked with the arrows", async () => {
    mockShell();
    const { user } = show(overview());
    await user.tab();
    expect(item("Retail")).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}");
    await waitFor(() => expect(item("alpha")).toHaveFocus());
    expect(selected()).toBeNull();
    await user.keyboard("{Enter}");
    expect(selected()).toEqual({ kind: "component", folder: "alpha", input: null });
  });

  test("moves a component with Alt and the arrows, within the list", async () => {
    const calls = mockShell({ move_component: () => outcome() });
    const { user } = show(overview());
    await user.click(item("beta"));
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() =>
      expect(calls.at(-1)).toEqual({ command: "move_component", args: { folder: "beta", to: 2 } }),
    );
    const before = calls.length;
    await user.click(item("alpha"));
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(calls).toHaveLength(before);
  });

  test("names what goes before it deletes, and deletes on confirmation", async () => {
    const calls = mockShell({ delete_component: () => outcome(), overview: () => overview() });
    const { user } = show(overview({ components: [component("alpha", { title: "Alpha areas", files: 9 })] }));
    await user.click(item("Alpha areas"));
    await user.keyboard("{Delete}");
    const dialog = await screen.findByRole("alertdialog", {
      name: "Delete component “Alpha areas” and its 9 files?",
    });
    expect(calls).toHaveLength(0);
    await user.click(within(dialog).getByRole("button", { name: "Delete" }));
    await waitFor(() =>
      expect(calls).toContainEqual({ command: "delete_component", args: { folder: "alpha" } }),
    );
  });

  test("renames with F2, and only to a name that can be", async () => {
    const calls = mockShell({ rename_component: () => outcome() });
    const { user } = show(overview());
    await user.click(item("alpha"));
    await user.keyboard("{F2}");
    const field = await screen.findByRole("textbox", { name: "Name" });
    const rename = screen.getByRole("button", { name: "Rename" });
    await user.clear(field);
    await user.type(field, "beta");
    expect(rename).toBeDisabled();
    expect(screen.getByText("Another component has this name")).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, "Trade areas");
    expect(rename).toBeDisabled();
    await user.clear(field);
    await user.type(field, "trade_areas{Enter}");
    await waitFor(() =>
      expect(calls).toContainEqual({
        command: "rename_component",
        args: { folder: "alpha", name: "trade_areas" },
      }),
    );
  });

  test("adds a component by its title, and shows what the shell selects", async () => {
    const select = { kind: "component", folder: "trade_areas", input: null } as const;
    const calls = mockShell({ add_component: () => outcome({ select }) });
    const { user } = show(overview());
    await user.click(screen.getByRole("button", { name: "Add component" }));
    await user.type(await screen.findByRole("textbox", { name: "Title" }), "Trade areas", {
      initialSelectionStart: 0,
      initialSelectionEnd: 99,
    });
    expect(screen.getByText("Its folder will be components/trade_areas")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Add" }));
    await waitFor(() =>
      expect(calls).toContainEqual({ command: "add_component", args: { title: "Trade areas" } }),
    );
    await waitFor(() => expect(selected()).toEqual(select));
  });

  test("lists a component that is there but unlisted", async () => {
    const calls = mockShell({ list_component: () => outcome() });
    const { user } = show(
      overview({ components: [component("alpha"), component("stray", { listed: false })] }),
    );
    await user.click(within(item(/stray/)).getByRole("button", { name: /List it/ }));
    await waitFor(() => expect(calls).toEqual([{ command: "list_component", args: { folder: "stray" } }]));
    expect(selected()).toBeNull();
  });

  test("offers by the menu key what can be done with a row", async () => {
    const calls = mockShell({ duplicate_component: () => outcome() });
    const { user } = show(overview());
    await user.click(item("alpha"));
    await user.keyboard("{Shift>}{F10}{/Shift}");
    const menu = await screen.findByRole("menu", { name: "alpha" });
    expect(within(menu).getByRole("menuitem", { name: /Move up/ })).toHaveAttribute("aria-disabled", "true");
    await user.click(within(menu).getByRole("menuitem", { name: "Duplicate" }));
    await waitFor(() =>
      expect(calls).toEqual([{ command: "duplicate_component", args: { folder: "alpha" } }]),
    );
  });

  test("asks for a first component while there is none", async () => {
    mockShell();
    const { user } = show(overview({ components: [] }));
    await user.click(screen.getAllByRole("button", { name: "Add component" }).at(-1) as HTMLElement);
    expect(await screen.findByRole("dialog", { name: "Add component" })).toBeInTheDocument();
  });
});
