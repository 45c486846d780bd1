import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { showError, showToast } from "../state/toasts";
import { forgetEverything, renderInStudio } from "../test/shell";
import { Toasts } from "./Toasts";

beforeEach(() => {
  forgetEverything();
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("messages in the corner", () => {
  test("say what happened and what to do", () => {
    renderInStudio(<Toasts />);
    act(() => showError({ message: "The disk is full", help: "Make room" }));
    expect(screen.getByRole("alert")).toHaveTextContent("The disk is fullMake room");
    act(() => showError(new Error("odd")));
    act(() => showError(undefined));
    expect(screen.getAllByRole("alert").map((alert) => alert.textContent)).toEqual([
      "The disk is fullMake room",
      "odd",
      "Something unexpected went wrong",
    ]);
  });

  test("say the same thing once", () => {
    renderInStudio(<Toasts />);
    act(() => showError("No"));
    act(() => showError("No"));
    expect(screen.getAllByRole("alert")).toHaveLength(1);
  });

  test("go by themselves, but not while one reads them", async () => {
    const { user } = renderInStudio(<Toasts />);
    act(() => showToast({ severity: "success", message: "Done" }));
    await user.hover(screen.getByRole("alert"));
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.getByRole("alert")).toBeInTheDocument();
    await user.unhover(screen.getByRole("alert"));
    act(() => vi.advanceTimersByTime(7_000));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  test("can lead further", async () => {
    const follow = vi.fn();
    const { user } = renderInStudio(<Toasts />);
    act(() => showToast({ severity: "info", message: "Saved", action: { label: "Show", run: follow } }));
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect(follow).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
});
