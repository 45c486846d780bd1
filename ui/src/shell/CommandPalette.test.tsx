import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import type { ComponentView } from "../generated/ComponentView";
import { useSelection } from "../state/selection";
import { component, forgetEverything, mockShell, openForTest, overview, renderInStudio } from "../test/shell";
import { CommandPalette } from "./CommandPalette";
import { matchScore } from "./paletteItems";

const input = (name: string, title: string) => ({
  name,
  title,
  type: "Number",
  description: "",
  placeholder: "",
  helper: "",
  optional: false,
  advanced: false,
  noDefault: false,
  default: null,
  showIf: [],
  own: {},
});

const view = (folder: string): ComponentView => ({
  folder,
  metadataPath: `components/${folder}/metadata.json`,
  metadata: {
    name: folder,
    title: folder,
    description: "",
    version: "1.0.0",
    icon: "",
    externalReference: null,
    cartoEnvVars: [],
    inputs: [input("first", "First"), input("reach", "Reach of a site")],
    outputs: [],
    procedureName: null,
  },
  broken: null,
  logic: {
    layout: "runs",
    fullrun: `components/${folder}/src/fullrun.sql`,
    dryrun: `components/${folder}/src/dryrun.sql`,
  },
  parameters: [],
  testCases: [],
  docs: [],
  possible: [],
});

function show() {
  const calls = mockShell({
    component: ({ folder }) => view(String(folder)),
    overview: () => overview(),
  });
  openForTest(overview({ components: [component("alpha", { title: "Trade areas" })], docs: ["README.md"] }));
  const onClose = vi.fn();
  return { calls, onClose, ...renderInStudio(<CommandPalette onClose={onClose} />) };
}

const found = () => screen.getAllByRole("option").map((option) => option.textContent);
const state = () => useSelection.getState();

beforeEach(() => {
  forgetEverything();
  // What is chosen in a long list is scrolled to; there is nothing to scroll here.
  Element.prototype.scrollIntoView = () => undefined;
});

describe("the palette", () => {
  test("finds a component by its title and goes to it", async () => {
    const { user, onClose } = show();
    await user.keyboard("trade{Enter}");
    await waitFor(() =>
      expect(state().selection).toEqual({ kind: "component", folder: "alpha", input: null }),
    );
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("finds an input of any component, and selects it in the form", async () => {
    const { user } = show();
    await screen.findByRole("option", { name: /Reach of a site/ });
    await user.keyboard("reach site{Enter}");
    await waitFor(() => expect(state().selection).toEqual({ kind: "component", folder: "alpha", input: 1 }));
  });

  test("finds a file and opens the tab it is edited in", async () => {
    const { user } = show();
    await screen.findByRole("option", { name: /dryrun/ });
    await user.keyboard("dryrun{Enter}");
    await waitFor(() =>
      expect(state()).toMatchObject({ tab: "sql", revealPath: "components/alpha/src/dryrun.sql" }),
    );
  });

  test("offers what is possible now, with its keys", async () => {
    const { user } = show();
    await user.keyboard("undo");
    expect(screen.queryByRole("option", { name: /^Undo/ })).not.toBeInTheDocument();
    await user.clear(screen.getByRole("combobox"));
    await user.keyboard("export extension");
    expect(found()[0]).toMatch(/^Export extension.zip(Ctrl\+|⌘)E$/);
  });

  test("says when nothing is called that", async () => {
    const { user } = show();
    await user.keyboard("zzz");
    expect(screen.getByText("Nothing is called that.")).toBeInTheDocument();
  });
});

describe("what fits best", () => {
  const scores = (search: string) =>
    ["Reach of a site", "Overreach", "Site id"].map((title) =>
      matchScore([title, "demand · Trade areas"], search),
    );

  test("begins with it, then has a word that does, then has it inside", () => {
    const [begins, inside, nothing] = scores("reach");
    expect(begins).toBeGreaterThan(inside ?? 0);
    expect(inside).toBeGreaterThan(nothing ?? 0);
    expect(nothing).toBe(0);
  });

  test("needs every word, also from the details", () => {
    expect(scores("site trade").map((score) => score > 0)).toEqual([true, false, true]);
    expect(scores("site nowhere")).toEqual([0, 0, 0]);
    expect(scores("")).toEqual([1, 1, 1]);
  });
});
