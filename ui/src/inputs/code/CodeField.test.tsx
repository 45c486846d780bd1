import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { PreviewProps } from "../types";
import { renderPreview } from "../testing";
import { CodeField } from "./CodeField";
import { editor, showEverything, write } from "./testing";

const Preview = (props: PreviewProps) => <CodeField {...props} language="json" />;

afterEach(() => void vi.unstubAllGlobals());

describe("a code field that is not on the screen", () => {
  test("is a text area that counts its lines", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: "{\n}" } });
    const box = screen.getByRole("textbox", { name: "Field" });
    expect(box.tagName).toBe("TEXTAREA");
    expect(box).toHaveValue("{\n}");
    expect(screen.getByText(/^1\s+2$/)).toBeInTheDocument();
    await user.type(box, " ");
    expect(told).toHaveBeenLastCalledWith("{\n} ");
    await user.clear(box);
    expect(told).toHaveBeenLastCalledWith(null);
  });
});

describe("a code field on the screen", () => {
  beforeEach(showEverything);

  test("tells what is typed, and null when nothing is left", async () => {
    const { told } = renderPreview(Preview, { field: { value: "{}" } });
    const view = await editor();
    write(view, '{"a": 1}');
    expect(told.mock.calls).toEqual([['{"a": 1}']]);
    write(view, "");
    expect(told).toHaveBeenLastCalledWith(null);
  });

  test("follows a value from outside without telling it back", async () => {
    const { told, give } = renderPreview(Preview, { field: { value: "1" } });
    const view = await editor();
    act(() => give("[\n2\n]"));
    expect(view.state.doc.toString()).toBe("[\n2\n]");
    expect(told).not.toHaveBeenCalled();
  });

  test("shows an object as JSON", async () => {
    renderPreview(Preview, { field: { value: { a: [1] } } });
    expect((await editor()).state.doc.toString()).toBe('{\n  "a": [\n    1\n  ]\n}');
  });

  test("shows its placeholder while it is empty", async () => {
    renderPreview(Preview, { input: { placeholder: "Some JSON" } });
    await editor();
    expect(screen.getByText("Some JSON")).toBeInTheDocument();
  });

  test("marks the line of its problem", async () => {
    renderPreview(Preview, { field: { value: '{\n"a" 1\n}', problem: "Line 2: Expected a colon" } });
    const view = await editor();
    expect(view.contentDOM).toBeInvalid();
    expect(view.contentDOM).toBeRequired();
    const marked = view.dom.querySelector(".cm-lintRange-error");
    expect(marked).toHaveTextContent('"a" 1');
  });

  test("marks no line for a problem that names none, and the last for one that is gone", async () => {
    const { give } = renderPreview(Preview, { field: { value: "{}", problem: "A list is missing" } });
    const view = await editor();
    expect(view.dom.querySelector(".cm-lintRange-error")).toBeNull();
    act(() => give("[]"));
    expect(view.state.doc.toString()).toBe("[]");
  });

  test("opens in a dialog, where typing counts at once", async () => {
    const { told, user } = renderPreview(Preview, {
      input: { title: "Rules" },
      field: { value: "[]", problem: "Line 1: Too short" },
    });
    const small = await editor();
    await user.click(screen.getByRole("button", { name: "Expand" }));
    const dialog = screen.getByRole("dialog", { name: "Rules" });
    expect(within(dialog).getByRole("status")).toHaveTextContent("Line 1: Too short");
    const large = await editor("Rules");
    expect(large.hasFocus).toBe(true);
    write(large, "[1]");
    expect(told).toHaveBeenLastCalledWith("[1]");
    expect(small.state.doc.toString()).toBe("[1]");
    await user.click(within(dialog).getByRole("button", { name: "Done" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });
});
