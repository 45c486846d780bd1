import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";

import type { CaseView } from "../generated/CaseView";
import { field } from "../inputs/testing";
import { useTests } from "../state/tests";
import { forgetEverything, renderInStudio } from "../test/shell";
import { CaseForm } from "./CaseForm";
import { form, openCases, path } from "./testing";

afterEach(forgetEverything);

function show(part: Partial<CaseView> = {}) {
  const { tests, sent } = openCases([form(part)]);
  return { sent, ...renderInStudio(<CaseForm tests={tests} form={form(part)} at={0} />) };
}

describe("the form of a test case", () => {
  test("fills inputs in with the component's own controls", async () => {
    const { user, sent } = show();
    await user.type(screen.getByRole("textbox", { name: "Label" }), "b");
    await waitFor(() =>
      expect(sent("set_test_input").at(-1)).toMatchObject({
        folder: "near",
        at: 0,
        name: "label",
        value: "ab",
      }),
    );
    await user.click(screen.getByRole("checkbox", { name: /All of them/ }));
    await waitFor(() => expect(sent("set_test_input").at(-1)).toMatchObject({ name: "all", value: true }));
    await user.click(screen.getByRole("button", { name: "No value for label" }));
    await waitFor(() => expect(sent("set_test_input").at(-1)).toMatchObject({ name: "label", value: null }));
  });

  test("chooses a table's rows, and opens them", async () => {
    const { user, sent } = show();
    await user.click(screen.getByRole("combobox", { name: /Places/ }));
    await user.click(await screen.findByRole("option", { name: "towns.ndjson" }));
    await waitFor(() =>
      expect(sent("set_test_input").at(-1)).toMatchObject({ name: "places", value: "towns" }),
    );
    await user.click(await screen.findByRole("button", { name: /Edit the rows of/ }));
    expect(useTests.getState().shown["near"]).toMatchObject({ kind: "sheet" });
  });

  test("says that a table is missing, and that an input is unknown", () => {
    show({
      fields: [field({ name: "places", value: "gone" }), ...form().fields.slice(1)],
      strangers: ["old"],
    });
    expect(screen.getByText("There is no gone.ndjson in the test folder")).toBeInTheDocument();
    expect(screen.getByText(/no input "old"/)).toBeInTheDocument();
  });

  test("renames the case when the id is finished, not at every letter", async () => {
    const { user, sent } = show();
    const id = screen.getByRole("textbox", { name: "Id" });
    await user.clear(id);
    await user.type(id, "second{Enter}");
    await waitFor(() => expect(sent("rename_test_case")).toEqual([{ folder: "near", at: 0, id: "second" }]));
  });

  test("edits what surrounds the run in the test file alone", async () => {
    const { user, sent } = show();
    const edits = () => sent("edit").map(({ edits }) => edits);
    await user.click(screen.getByRole("checkbox", { name: /any order/ }));
    await user.click(screen.getByRole("checkbox", { name: /Skip the rows of found/ }));
    await user.click(screen.getByRole("button", { name: "Add setup table" }));
    await user.type(
      within(screen.getByRole("region", { name: "Environment variables" })).getByRole("textbox"),
      "x",
    );
    await waitFor(() =>
      expect(edits()).toEqual([
        [{ op: "set", pointer: "/0/test_sorting", value: false }],
        [{ op: "set", pointer: "/0/skip_output", value: ["found"] }],
        [{ op: "set", pointer: "/0/setup_tables/setup_shops", value: "shops" }],
        [{ op: "set", pointer: "/0/env_vars/apiBaseUrl", value: "x" }],
      ]),
    );
    expect(sent("edit").every((args) => args["path"] === path)).toBe(true);
  });
});
