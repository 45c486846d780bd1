import { EditorView } from "@codemirror/view";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { FeatureCollection } from "geojson";
import { describe, expect, test, vi } from "vitest";
import DrawDialog from "./DrawDialog";
import { add } from "./features";

// There is no WebGL here, so this is the dialog as it is on a system without it: all but the map.

const two = add(add("", { type: "Point", coordinates: [1, 2] }), { type: "Point", coordinates: [3, 4] });

function open(value: string) {
  const onSave = vi.fn<(text: string) => void>();
  const onClose = vi.fn();
  render(<DrawDialog open value={value} onSave={onSave} onClose={onClose} basemap={{ kind: "offline" }} />);
  return { onSave, onClose, user: userEvent.setup() };
}

const chips = () => screen.queryAllByTestId("draw-chip").map((chip) => chip.textContent);
const button = (name: string) => screen.getByRole("button", { name });
const textSwitch = () => screen.getByRole("switch", { name: "GeoJSON view" });

function write(text: string) {
  const view = EditorView.findFromDOM(screen.getByTestId("draw-geojson"));
  if (!view) throw new Error("There is no editor");
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }));
}

function written(): string {
  return EditorView.findFromDOM(screen.getByTestId("draw-geojson"))?.state.doc.toString() ?? "";
}

describe("DrawDialog", () => {
  test("is named, lists the newest first, and says why there is no map", () => {
    open(two);
    expect(screen.getByRole("dialog", { name: "Draw features" })).toBeVisible();
    expect(screen.getByTestId("draw-dialog")).toBeInTheDocument();
    expect(chips()).toEqual(["Point 2", "Point 1"]);
    expect(screen.getByText(/no WebGL 2/)).toBeInTheDocument();
    expect(button("Choose a tool")).toBeDisabled();
  });

  test("removing a chip and saving gives the rest, then closes", async () => {
    const { onSave, onClose, user } = open(two);
    await user.click(button("Remove Point 1"));
    expect(chips()).toEqual(["Point 1"]);
    await user.click(button("Save"));
    const saved = JSON.parse(onSave.mock.calls[0]?.[0] ?? "") as FeatureCollection;
    expect(saved.features.map(({ geometry }) => geometry)).toEqual([{ type: "Point", coordinates: [3, 4] }]);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("the keyboard selects, removes, undoes and redoes", async () => {
    const { user } = open(two);
    await user.click(button("Point 2"));
    expect(button("Point 2")).toHaveAttribute("aria-pressed", "true");
    await user.keyboard("{Delete}");
    expect(chips()).toEqual(["Point 1"]);
    await user.keyboard("{Control>}z{/Control}");
    expect(chips()).toEqual(["Point 2", "Point 1"]);
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    expect(chips()).toEqual(["Point 1"]);
  });

  test("keys stay in the dialog", async () => {
    const outside = vi.fn();
    window.addEventListener("keydown", outside);
    const { user } = open(two);
    await user.keyboard("{Control>}z{/Control}");
    window.removeEventListener("keydown", outside);
    expect(outside).not.toHaveBeenCalled();
  });

  test("the text can be read and written, and what is written is drawn", async () => {
    const { user } = open(two);
    await user.click(textSwitch());
    expect(written()).toBe(two);
    write('{"type":"LineString","coordinates":[[0,0],[1,1]]}');
    expect(screen.getByTestId("draw-problem")).toHaveTextContent("Line 1");
    await user.click(textSwitch());
    expect(chips()).toEqual(["Line 1"]);
    await user.click(textSwitch());
    expect(JSON.parse(written())).toMatchObject({ features: [{ geometry: { type: "LineString" } }] });
  });

  test("wrong text can neither be left nor saved, and is kept as it is", async () => {
    const { onSave, user } = open(two);
    await user.click(textSwitch());
    write('{\n  "type": "Point",\n  "coordinates": [1 2]\n}');
    expect(screen.getByTestId("draw-problem")).toHaveTextContent(
      "Line 3: A comma is missing here. Repair it to see the map or to save.",
    );
    expect(textSwitch()).toBeDisabled();
    expect(button("Save")).toBeDisabled();
    expect(button("Save")).toHaveAccessibleDescription(/Repair it/);
    await user.keyboard("{Control>}s{/Control}");
    expect(onSave).not.toHaveBeenCalled();
    expect(written()).toContain("[1 2]");
  });

  test("a wrong value opens as text", () => {
    open('{"type": "Circle"}');
    expect(written()).toBe('{"type": "Circle"}');
    expect(screen.getByTestId("draw-problem")).toHaveTextContent("must be one of");
  });

  test("without WebGL, its message opens the text", async () => {
    const { user } = open("");
    await user.click(button("Open GeoJSON view"));
    expect(written()).toContain('"FeatureCollection"');
  });

  test("Escape lets go of the selection before it closes", async () => {
    const { onClose, user } = open(two);
    await user.click(button("Point 1"));
    await user.keyboard("{Escape}");
    expect(button("Point 1")).toHaveAttribute("aria-pressed", "false");
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("a changed drawing asks before it is lost", async () => {
    const { onClose, user } = open(two);
    await user.click(button("Remove Point 2"));
    await user.click(button("Close"));
    const question = await screen.findByRole("alertdialog", { name: "Discard what you drew?" });
    await user.click(within(question).getByRole("button", { name: "Keep drawing" }));
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Discard" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("closed, it is not there", () => {
    render(
      <DrawDialog
        open={false}
        value={two}
        onSave={vi.fn()}
        onClose={vi.fn()}
        basemap={{ kind: "offline" }}
      />,
    );
    expect(screen.queryByTestId("draw-dialog")).not.toBeInTheDocument();
  });
});
