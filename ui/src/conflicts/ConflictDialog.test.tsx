import { EditorView } from "@codemirror/view";
import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import type { Conflict } from "../generated/Conflict";
import {
  forgetEverything,
  mockShell,
  openForTest,
  outcome,
  overview,
  renderInStudio,
  state,
} from "../test/shell";
import { choicesOf, ConflictDialog } from "./ConflictDialog";

const texts: Record<string, Omit<Conflict, "path">> = {
  "metadata.json": { mine: '{"title": "Mine"}', theirs: '{"title": "Theirs"}' },
  "README.md": { mine: null, theirs: "# Theirs" },
};

function show(paths: string[]) {
  const calls = mockShell({
    conflict: ({ path }) => ({ path, ...texts[String(path)] }),
    resolve_conflict: ({ path }) =>
      outcome({ state: state({ revision: 2, conflicts: paths.filter((each) => each !== path) }) }),
  });
  openForTest(overview({ state: state({ conflicts: paths }) }));
  const onClose = vi.fn();
  return { calls, onClose, ...renderInStudio(<ConflictDialog onClose={onClose} />) };
}

const resolved = (calls: ReturnType<typeof show>["calls"]) =>
  calls.filter(({ command }) => command === "resolve_conflict").map(({ args }) => args);

beforeEach(forgetEverything);

describe("a clash", () => {
  test("shows both sides, and what is merged can be saved", async () => {
    const { user, calls, onClose } = show(["metadata.json"]);
    const mine = await screen.findByRole("textbox", { name: "Mine: metadata.json" });
    expect(mine).toHaveTextContent('{"title": "Mine"}');
    expect(screen.getByRole("textbox", { name: "Theirs: metadata.json" })).toHaveTextContent("Theirs");
    expect(screen.queryByRole("button", { name: "Save merged" })).not.toBeInTheDocument();
    const editor = EditorView.findFromDOM(mine);
    act(() => editor?.dispatch({ changes: { from: 11, to: 15, insert: "Both" } }));
    await user.click(await screen.findByRole("button", { name: "Save merged" }));
    expect(resolved(calls)).toEqual([
      { path: "metadata.json", resolution: { keep: "merged", text: '{"title": "Both"}' } },
    ]);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  test("of several files is decided one by one", async () => {
    const { user, calls, onClose } = show(["metadata.json", "README.md"]);
    await user.click(await screen.findByRole("button", { name: "Keep mine" }));
    expect(resolved(calls)).toEqual([{ path: "metadata.json", resolution: { keep: "mine" } }]);
    expect(onClose).not.toHaveBeenCalled();
    expect(await screen.findByText("# Theirs")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Keep theirs" }));
    expect(resolved(calls).at(-1)).toEqual({ path: "README.md", resolution: { keep: "theirs" } });
  });

  test("can be left for later", async () => {
    const { user, calls, onClose } = show(["metadata.json"]);
    await user.click(screen.getByRole("button", { name: "Decide later" }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(resolved(calls)).toEqual([]);
  });
});

test("keeping a side that deleted the file is called what it is", () => {
  expect(choicesOf({ path: "a", mine: null, theirs: "" })).toEqual({
    mine: "Delete it",
    theirs: "Keep theirs",
  });
  expect(choicesOf({ path: "a", mine: "", theirs: null })).toEqual({
    mine: "Keep mine",
    theirs: "Delete it",
  });
  expect(choicesOf({ path: "a", mine: null, theirs: null })).toEqual({
    mine: "Keep mine",
    theirs: "Keep theirs",
  });
});
