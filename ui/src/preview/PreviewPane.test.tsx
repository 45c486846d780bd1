import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";

import type { FieldState } from "../generated/FieldState";
import type { Preview } from "../generated/Preview";
import type { PreviewRequest } from "../generated/PreviewRequest";
import { field, input } from "../inputs/testing";
import { usePreviewValues } from "../state/previewValues";
import { useSelection } from "../state/selection";
import { PreviewPane } from "./PreviewPane";
import { answer, component, forget, renderWithQueries } from "./testing";

afterEach(forget);

const stores = component({
  title: "Store finder",
  description: "Finds stores.",
  icon: "shop.svg",
  inputs: [
    input({ name: "stores", title: "Stores", type: "Table" }),
    input({ name: "roads", title: "Roads", type: "Table", optional: true }),
    input({
      name: "how",
      title: "How",
      type: "Selection",
      description: "Near or far",
      helper: "Near is nearer",
    }),
    input({ name: "km", title: "Kilometres", type: "Number" }),
    input({ name: "note", title: "", type: "String", optional: true, advanced: true }),
  ],
  outputs: [{ name: "found", title: "Found", description: "", type: "Table" }],
});

/** What Rust would say: a required field wants a value, and kilometres are asked for far ones only. */
function preview({ values, dryRun }: PreviewRequest): Preview {
  const how = (values.how as string | undefined) ?? "near";
  const km = (values.km ?? null) as FieldState["value"];
  return {
    fields: [
      field({ name: "stores", value: "stores" }),
      field({ name: "roads", required: false }),
      field({ name: "how", value: how, choices: ["near", "far"] }),
      field({
        name: "km",
        value: km,
        shown: how === "far",
        problem: km === null ? "This field is required" : km === 99 ? "Must be at most 50" : null,
      }),
      field({ name: "note", value: (values.note ?? null) as string | null, required: false }),
    ],
    tables: [
      { input: "stores", name: "stores", source: "test", columns: [{ name: "id", dataType: "number" }] },
      { input: "roads", name: "roads", source: "sample", columns: [{ name: "geom", dataType: "geography" }] },
    ],
    call: `CALL \`x\`(\n  '${how}',\n  ${JSON.stringify(km)},\n  ${dryRun}\n);`,
  };
}

async function open() {
  const asked = answer({ component: stores, preview });
  const user = renderWithQueries(<PreviewPane folder="stores" />);
  await screen.findByRole("region", { name: "Settings panel" });
  return { asked, user };
}

const panel = () => within(screen.getByRole("region", { name: "Settings panel" }));
const call = () => screen.getByLabelText("CALL statement").textContent;
const kilometres = () => panel().queryByRole("textbox", { name: "Kilometres" });

async function choose(user: Awaited<ReturnType<typeof open>>["user"], how: string) {
  await user.click(panel().getByRole("combobox", { name: "How" }));
  await user.click(screen.getByRole("option", { name: how }));
}

describe("the node", () => {
  test("has a title, an icon and a handle for each table and each output", async () => {
    await open();
    const node = within(screen.getByRole("figure", { name: "Node on the canvas" }));
    expect(node.getByText("Store finder")).toBeInTheDocument();
    expect(node.getByAltText("")).toHaveAttribute("src", "data:,");
    const [stores, roads] = within(node.getByRole("list", { name: "Input handles" })).getAllByRole(
      "listitem",
    );
    expect(stores).toHaveAccessibleName("Stores");
    expect(stores).toHaveAttribute("data-optional", "false");
    expect(roads).toHaveAccessibleName("Roads (optional)");
    expect(roads).toHaveAttribute("data-optional", "true");
    expect(
      within(node.getByRole("list", { name: "Output handles" })).getByRole("listitem"),
    ).toHaveAccessibleName("Found");
  });
});

describe("the panel", () => {
  test("shows fields with title, mark, helper and description, but none for tables", async () => {
    const { user } = await open();
    const how = panel().getByRole("combobox", { name: "How" });
    expect(how).toHaveAccessibleDescription("Near or far");
    expect(panel().getByTitle("Required")).toBeInTheDocument();
    expect(panel().queryByText("Stores")).not.toBeInTheDocument();
    await user.hover(panel().getByRole("button", { name: "Help" }));
    expect(await screen.findByRole("tooltip", { name: "Near is nearer" })).toBeInTheDocument();
  });

  test("shows and hides fields as others change", async () => {
    const { user } = await open();
    expect(kilometres()).not.toBeInTheDocument();
    await choose(user, "far");
    await waitFor(() => expect(kilometres()).toBeInTheDocument());
    await choose(user, "near");
    await waitFor(() => expect(kilometres()).not.toBeInTheDocument());
  });

  test("folds its advanced options, named by the input where there is no title", async () => {
    const { user } = await open();
    expect(panel().queryByRole("textbox", { name: "note" })).not.toBeInTheDocument();
    await user.click(panel().getByRole("button", { name: "Advanced options" }));
    await user.type(panel().getByRole("textbox", { name: "note" }), "x");
    expect(usePreviewValues.getState().values("stores")).toEqual({ note: "x" });
    await user.click(panel().getByRole("button", { name: "Advanced options" }));
    expect(panel().queryByRole("textbox", { name: "note" })).not.toBeInTheDocument();
  });

  test("says that a value is missing once someone was there, and that one is wrong at once", async () => {
    const { user } = await open();
    await choose(user, "far");
    await waitFor(() => expect(kilometres()).toBeInTheDocument());
    expect(panel().queryByText("This field is required")).not.toBeInTheDocument();
    await user.click(kilometres() as HTMLElement);
    await user.keyboard("99");
    expect(await panel().findByText("Must be at most 50")).toHaveAttribute("role", "alert");
    expect(kilometres()).toBeInvalid();
    expect(kilometres()).toHaveAccessibleDescription("Must be at most 50");
    await user.clear(kilometres() as HTMLElement);
    await user.tab();
    expect(await panel().findByText("This field is required")).toBeInTheDocument();
  });

  test("shows the field of the input that is selected, unfolding what hides it", async () => {
    const { user } = await open();
    const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
    const select = (input: number) =>
      act(() => useSelection.getState().select({ kind: "component", folder: "stores", input }));
    select(2);
    expect(scrolled.mock.contexts).toEqual([document.querySelector('[data-input="how"]')]);
    select(4);
    expect(scrolled.mock.contexts[1]).toContainElement(panel().getByRole("textbox", { name: "note" }));
    await choose(user, "far");
    expect(scrolled).toHaveBeenCalledTimes(2);
    scrolled.mockRestore();
  });

  test("goes back to what it began with", async () => {
    const { user } = await open();
    const reset = screen.getByRole("button", { name: "Reset values" });
    expect(reset).toBeDisabled();
    await choose(user, "far");
    await user.click(reset);
    await waitFor(() => expect(panel().getByRole("combobox", { name: "How" })).toHaveTextContent("near"));
    expect(usePreviewValues.getState().values("stores")).toEqual({});
  });
});

describe("the CALL", () => {
  test("follows what is typed, for either run", async () => {
    const { user } = await open();
    await waitFor(() => expect(call()).toBe("CALL `x`(  'near',  null,  false);"));
    await choose(user, "far");
    await waitFor(() => expect(call()).toContain("'far'"));
    await user.click(screen.getByRole("button", { name: "Dry run" }));
    await waitFor(() => expect(call()).toContain("true"));
  });

  test("can be copied as it stands", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Copy the CALL" }));
    expect(await screen.findByRole("button", { name: "Copied" })).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe("CALL `x`(\n  'near',\n  null,\n  false\n);");
  });
});

test("Rust is asked one question at a time, and the last one is always asked", async () => {
  const { asked } = await open();
  asked.mockClear();
  let answers: (() => void)[] = [];
  answer({
    component: stores,
    preview: (request) => {
      asked(request);
      return new Promise<Preview>((resolve) => answers.push(() => resolve(preview(request))));
    },
  });
  const { set } = usePreviewValues.getState();
  act(() => {
    for (const km of [1, 12, 123]) set("stores", "km", km);
  });
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  const first = answers;
  answers = [];
  act(() => first.forEach((give) => give()));
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(asked.mock.lastCall?.[0].values).toEqual({ km: 123 });
  act(() => answers.forEach((give) => give()));
  await waitFor(() => expect(call()).toContain("123"));
});

test("a section stays folded for the next component", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "CALL" }));
  expect(screen.queryByLabelText("CALL statement")).not.toBeInTheDocument();
  cleanup();
  renderWithQueries(<PreviewPane folder="stores" />);
  await screen.findByRole("region", { name: "Settings panel" });
  expect(screen.queryByLabelText("CALL statement")).not.toBeInTheDocument();
});

test("metadata that cannot be read is said instead", async () => {
  const path = "components/stores/metadata.json";
  answer({ component: stores, broken: { path, message: "Expected a comma", extent: null }, preview });
  renderWithQueries(<PreviewPane folder="stores" />);
  expect(await screen.findByRole("alert")).toHaveTextContent(
    `There is no preview until ${path} can be read: Expected a comma`,
  );
});

test("what Rust cannot answer is said instead", async () => {
  const refuse = () => Promise.reject<Preview>({ message: "No such component: stores", help: null });
  answer({ component: stores, preview: refuse });
  renderWithQueries(<PreviewPane folder="stores" />);
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "There is no preview: No such component: stores",
  );
});
