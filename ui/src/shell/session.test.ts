import { beforeEach, describe, expect, test, vi } from "vitest";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import { useDialogs } from "../state/dialogs";
import { usePreviewValues } from "../state/previewValues";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import { useSettings } from "../state/settings";
import { useToasts } from "../state/toasts";
import { component, forgetEverything, mockShell, openForTest, outcome, overview, state } from "../test/shell";
import { closePackage, firstSelection, guarded, openPath, rememberSelection, start } from "./session";

const startup = (path: string | null) => ({ path, version: "1.0.0", recent: [], examples: [] });

beforeEach(() => {
  forgetEverything();
  useSettings.getState().change({ autosave: false });
});

describe("starting", () => {
  test("welcomes when there is nothing to open", async () => {
    mockShell({ startup: () => startup(null) });
    await start();
    expect(useSession.getState().stage).toBe("welcome");
  });

  test("opens the package it was started with, on its first component", async () => {
    mockShell({ startup: () => startup("/packages/retail"), open_package: () => overview() });
    await start();
    expect(useSession.getState()).toMatchObject({ stage: "open", root: "/packages/retail" });
    expect(useSelection.getState().selection).toEqual({ kind: "component", folder: "alpha", input: null });
  });

  test("says why a package could not be opened, and welcomes", async () => {
    const error = { message: "/nowhere is not there", help: "Choose another folder" };
    mockShell({ startup: () => startup("/nowhere"), open_package: () => Promise.reject(error) });
    await start();
    expect(useSession.getState().stage).toBe("welcome");
    expect(useToasts.getState().toasts).toMatchObject([{ severity: "error", ...error }]);
  });
});

describe("opening another package", () => {
  test("forgets what was known and typed of the one before", async () => {
    mockShell({ open_package: () => overview({ root: "/packages/other" }) });
    openForTest(overview());
    queryClient.setQueryData(keys.component("alpha"), { folder: "alpha" });
    usePreviewValues.getState().set("alpha", "reach", 7);
    await openPath("/packages/other");
    expect(queryClient.getQueryData(keys.component("alpha"))).toBeUndefined();
    expect(usePreviewValues.getState().values("alpha")).toEqual({});
    expect(useSession.getState().root).toBe("/packages/other");
  });

  test("that fails leaves the one before open", async () => {
    mockShell({ open_package: () => Promise.reject({ message: "It is not a folder", help: null }) });
    openForTest(overview());
    await openPath("/file");
    expect(useSession.getState()).toMatchObject({ stage: "open", root: "/packages/retail" });
    expect(queryClient.getQueryData(keys.overview)).toBeDefined();
  });

  test("turns autosave on in it when that is chosen", async () => {
    const calls = mockShell({ open_package: () => overview(), set_autosave: () => outcome() });
    useSettings.getState().change({ autosave: true });
    await openPath("/packages/retail");
    expect(calls).toContainEqual({ command: "set_autosave", args: { on: true } });
  });

  test("asks first when work is unsaved, and goes on only then", async () => {
    const calls = mockShell({ open_package: () => overview() });
    openForTest(overview({ state: state({ unsaved: ["metadata.json"] }) }));
    await openPath("/packages/other");
    expect(calls).toEqual([]);
    const { dialog } = useDialogs.getState();
    if (dialog?.kind !== "unsaved") throw new Error("It did not ask");
    await dialog.leave();
    expect(calls.map(({ command }) => command)).toContain("open_package");
  });
});

describe("what a package opens on", () => {
  const opened = overview({ components: [component("gone", { present: false }), component("beta")] });
  const beta = { kind: "component", folder: "beta", input: null };

  test("is the first component that is there", () => {
    expect(firstSelection(opened, null)).toEqual(beta);
    expect(firstSelection(overview({ components: [] }), null)).toEqual({ kind: "extension" });
  });

  test("is what was looked at last, if it is still there", async () => {
    expect(firstSelection(opened, { kind: "extension" })).toEqual({ kind: "extension" });
    expect(firstSelection(opened, { kind: "icon", name: "lost.svg" })).toEqual(beta);
    mockShell({ open_package: () => overview() });
    rememberSelection("/packages/retail", { kind: "component", folder: "gamma", input: 1 });
    await openPath("/packages/retail");
    expect(useSelection.getState().selection).toEqual({ kind: "component", folder: "gamma", input: 1 });
  });
});

test("closing goes back to the welcome", async () => {
  mockShell({ close_package: () => null });
  openForTest(overview());
  await closePackage();
  expect(useSession.getState()).toMatchObject({ stage: "welcome", root: null });
  expect(queryClient.getQueryData(keys.overview)).toBeUndefined();
});

test("without unsaved work nothing is asked", async () => {
  openForTest(overview());
  const leave = vi.fn();
  await guarded(leave);
  expect(leave).toHaveBeenCalledOnce();
  expect(useDialogs.getState().dialog).toBeNull();
});
