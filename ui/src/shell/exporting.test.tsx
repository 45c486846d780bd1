import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import type { ExportOutcome } from "../generated/ExportOutcome";
import { useProblemCursor } from "../problems/cursor";
import { useDialogs } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { useSelection } from "../state/selection";
import { useToasts } from "../state/toasts";
import { forgetEverything, mockShell, openForTest, overview, problem, renderInStudio } from "../test/shell";
import { sizeText } from "../words";
import { Dialogs } from "./Dialogs";
import { ExportResult } from "./ExportResult";
import { dismissExport, exportAs, exportPackage, useExport } from "./exporting";

const written: ExportOutcome = {
  kind: "written",
  path: "/packages/retail/extension.zip",
  bytes: 12_345,
  components: 4,
  functions: 1,
  warnings: [problem({ severity: "warning" })],
};

beforeEach(() => {
  forgetEverything();
  dismissExport();
});

describe("exporting", () => {
  test("says where the package is, how large, and what is in it", async () => {
    const calls = mockShell({
      export_package: () => written,
      "plugin:opener|reveal_item_in_dir": () => null,
    });
    openForTest(overview());
    const { user } = renderInStudio(<ExportResult />);
    await act(() => exportPackage());
    expect(screen.getByText("Exported extension.zip")).toBeInTheDocument();
    expect(screen.getByText("/packages/retail/extension.zip")).toBeInTheDocument();
    expect(screen.getByText("12 kB · 4 components · 1 function")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show in folder" }));
    await waitFor(() => expect(calls.at(-1)?.command).toBe("plugin:opener|reveal_item_in_dir"));
    useLayout.getState().showProblems(false);
    await user.click(screen.getByRole("button", { name: "1 warning" }));
    expect(useProblemCursor.getState().filter.severity).toBe("warning");
    expect(useLayout.getState().problemsOpen).toBe(true);
    expect(useExport.getState().written).toBeNull();
  });

  test("that is refused lists the errors, and each leads to its place", async () => {
    const errors = [
      problem({ message: "No outputs", path: "components/alpha/metadata.json", pointer: "/outputs" }),
      problem({ message: "No icon", path: "metadata.json", pointer: "/icon", help: "Choose one" }),
    ];
    mockShell({ export_package: () => ({ kind: "refused", errors }) });
    openForTest(overview());
    const { user } = renderInStudio(<Dialogs />);
    await act(() => exportPackage());
    expect(await screen.findByRole("dialog", { name: /Not exported/ })).toBeInTheDocument();
    expect(useExport.getState().written).toBeNull();
    await user.click(screen.getByRole("button", { name: /No icon/ }));
    expect(useSelection.getState()).toMatchObject({
      selection: { kind: "extension" },
      revealField: { pointer: "/icon" },
    });
    expect(useDialogs.getState().dialog).toBeNull();
  });

  test("that fails is told", async () => {
    mockShell({ export_package: () => Promise.reject({ message: "The disk is full", help: null }) });
    await exportPackage();
    expect(useToasts.getState().toasts).toMatchObject([{ message: "The disk is full" }]);
    expect(useExport.getState().running).toBe(false);
  });

  test("elsewhere asks where, and does nothing when no place is chosen", async () => {
    let place: string | null = "/tmp/mine.zip";
    const calls = mockShell({ "plugin:dialog|save": () => place, export_package: () => written });
    await exportAs();
    expect(calls.at(-1)).toEqual({ command: "export_package", args: { path: "/tmp/mine.zip" } });
    place = null;
    await exportAs();
    expect(calls.at(-1)?.command).toBe("plugin:dialog|save");
  });
});

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_234, "1.2 kB"],
  [98_765, "99 kB"],
  [2_500_000, "2.5 MB"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
