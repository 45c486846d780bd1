import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import type { Component } from "../generated/Component";
import type { InstalledExtension } from "../generated/InstalledExtension";
import type { InstalledView } from "../generated/InstalledView";
import type { PreviewRequest } from "../generated/PreviewRequest";
import { field, input } from "../inputs/testing";
import { Dialogs } from "../shell/Dialogs";
import { useDialogs } from "../state/dialogs";
import { forgetEverything, mockShell, openForTest, overview, renderInStudio } from "../test/shell";
import InstalledPage from "./InstalledPage";
import { connection, plan, unconnected } from "./testing";

beforeEach(forgetEverything);

const component: Component = {
  name: "alpha",
  title: "Alpha areas",
  description: "",
  version: "1.0.0",
  icon: "",
  externalReference: null,
  cartoEnvVars: [],
  inputs: [
    input({ name: "places", title: "Places", type: "Table" }),
    input({ name: "label", title: "Label", type: "String" }),
  ],
  outputs: [{ name: "areas", title: "Areas", description: "", type: "Table" }],
  procedureName: "__proc_alpha_1",
};

const extension = (name: string, part: Partial<InstalledExtension> = {}): InstalledExtension => ({
  name,
  extension: {
    ...overview().extension,
    name,
    title: `The ${name}`,
    description: `About ${name}`,
    version: "1.2.0",
  },
  icon: "",
  components: [{ component, icon: "" }],
  routines: ["__proc_alpha_1"],
  standing: null,
  ...part,
});

function show(extensions: InstalledExtension[], answers = {}) {
  const view: InstalledView = { location: "shop.temp", extensions };
  const calls = mockShell({
    connection_view: () => connection(),
    list_installed: () => view,
    installed_preview: () => ({
      fields: [field({ name: "places" }), field({ name: "label", value: "" })],
      tables: [],
      call: "",
    }),
    cancel_run: () => null,
    ...answers,
  });
  openForTest(overview());
  const sent = (command: string) => calls.filter((call) => call.command === command).map(({ args }) => args);
  const shown = renderInStudio(
    <>
      <InstalledPage />
      <Dialogs />
    </>,
  );
  return { ...shown, sent };
}

describe("what is installed", () => {
  test("is listed with how it stands, the open package first in sight", async () => {
    show([extension("other"), extension("retail", { standing: "outdated" })]);
    const list = await screen.findByRole("navigation", { name: "Installed extensions" });
    const row = within(list).getByRole("button", { name: "Inspect The retail, 1.2.0, Older than here" });
    expect(row).toHaveAttribute("aria-current", "true");
    expect(screen.getByRole("region", { name: "The retail" })).toHaveTextContent("About retail");
  });

  test("is looked into: its routines, and its components alive", async () => {
    const { user, sent } = show([extension("other"), extension("retail")]);
    await user.click(await screen.findByRole("button", { name: /Inspect The retail/ }));
    const shown = screen.getByRole("region", { name: "The retail" });
    await user.click(within(shown).getByRole("button", { name: "1 routine" }));
    expect(within(shown).getByText("__proc_alpha_1")).toBeInTheDocument();
    const panel = await within(shown).findByRole("region", { name: "Settings panel" });
    await user.type(within(panel).getByRole("textbox", { name: /Label/ }), "a");
    await waitFor(() => {
      const request = sent("installed_preview").at(-1)?.["request"] as PreviewRequest;
      expect(request.values).toEqual({ label: "a" });
    });
    expect(sent("installed_preview").at(-1)).toMatchObject({ name: "retail", component: 0 });
  });

  test("is removed after all that goes with it was named", async () => {
    const removal = plan({
      acts: plan().acts.filter(({ kind }) => kind === "dropProcedure" || kind === "forget"),
    });
    const { user, sent } = show([extension("retail")], {
      plan_removal: () => removal,
      carry_out_plan: () => ({ done: [], failure: null }),
    });
    await user.click(await screen.findByRole("button", { name: "Remove…" }));
    const dialog = await screen.findByRole("dialog", { name: "Remove The retail?" });
    expect(
      await within(dialog).findByText(/Workflows that use its components will fail/),
    ).toBeInTheDocument();
    expect(within(dialog).getByRole("button", { name: /__proc_alpha_1, procedure/ })).toBeInTheDocument();
    expect(sent("carry_out_plan")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(await within(dialog).findByText(/Removed from shop.temp/)).toBeInTheDocument();
    expect(sent("plan_removal")).toMatchObject([{ name: "retail", destination: null }]);
    // The list is asked for anew.
    await waitFor(() => expect(sent("list_installed").length).toBeGreaterThan(1));
  });

  test("is nothing yet, and says how to change that", async () => {
    show([]);
    expect(await screen.findByText("Nothing is installed yet")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Deploy…" })).toBeInTheDocument();
  });

  test("cannot be told without a connection, which can be made", async () => {
    const { user, sent } = show([], { connection_view: () => unconnected() });
    await user.click(await screen.findByRole("button", { name: "Connect…" }));
    expect(useDialogs.getState().dialog).toEqual({ kind: "connection" });
    expect(sent("list_installed")).toEqual([]);
  });

  test("that cannot be read says why, and is asked for again by Refresh", async () => {
    let isDown = true;
    const { user } = show([], {
      list_installed: () =>
        isDown
          ? Promise.reject({ message: "No answer from BigQuery", help: "Is there a network?" })
          : { location: "shop.temp", extensions: [extension("retail")] },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("No answer from BigQuery");
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Refresh" }));
    expect(await screen.findByRole("region", { name: "The retail" })).toBeInTheDocument();
  });
});
