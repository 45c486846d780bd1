import { EditorView } from "@codemirror/view";
import { act, screen, waitFor } from "@testing-library/react";
import { vi } from "vitest";

/** Everything that is watched is on the screen at once. */
export function showEverything(): void {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(private readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
      observe() {
        this.tell([{ isIntersecting: true }]);
      }
      disconnect() {
        // There is nothing to leave.
      }
    },
  );
}

/** The code editor that has a name, once it has taken the text area's place. */
export function editor(name = "Field"): Promise<EditorView> {
  return waitFor(() => {
    const view = EditorView.findFromDOM(screen.getByRole("textbox", { name }));
    if (!view) throw new Error(`${name} is no code editor yet`);
    return view;
  });
}

export function write(view: EditorView, text: string): void {
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }));
}
