import { renderHook, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import { positronStyle, useBasemap, useSettings } from "../state/settings";
import { readStored } from "../state/stored";
import { forgetEverything, mockShell, openForTest, outcome, overview, renderInStudio } from "../test/shell";
import { SettingsDialog, styleProblem } from "./SettingsDialog";

const stored = () => readStored<Record<string, unknown>>("settings", {});
const basemap = () => renderHook(() => useBasemap()).result.current;

beforeEach(() => {
  forgetEverything();
  useSettings
    .getState()
    .change({ theme: "system", autosave: false, basemap: "offline", basemapStyle: positronStyle });
});

describe("the settings", () => {
  test("are kept from one start to the next", async () => {
    mockShell();
    const { user } = renderInStudio(<SettingsDialog onClose={() => undefined} />);
    await user.click(screen.getByRole("button", { name: "Dark" }));
    await user.click(screen.getByRole("switch", { name: "Save by itself" }));
    expect(stored()).toMatchObject({ theme: "dark", autosave: true });
  });

  test("turn autosave on in the package that is open", async () => {
    const calls = mockShell({ set_autosave: () => outcome() });
    openForTest(overview());
    const { user } = renderInStudio(<SettingsDialog onClose={() => undefined} />);
    await user.click(screen.getByRole("switch", { name: "Save by itself" }));
    expect(calls).toContainEqual({ command: "set_autosave", args: { on: true } });
  });

  test("take an online map only from an address that can be one", async () => {
    mockShell();
    const { user } = renderInStudio(<SettingsDialog onClose={() => undefined} />);
    expect(basemap()).toEqual({ kind: "offline" });
    await user.click(screen.getByRole("radio", { name: /Online/ }));
    expect(basemap()).toEqual({ kind: "online", style: positronStyle });
    const address = screen.getByRole("textbox", { name: "Style address" });
    await user.clear(address);
    await user.type(address, "https://maps.example/style.json");
    expect(basemap()).toEqual({ kind: "online", style: "https://maps.example/style.json" });
    await user.clear(address);
    expect(address).toBeInvalid();
    expect(basemap()).toMatchObject({ kind: "online" });
    await user.click(screen.getByRole("button", { name: "CARTO Dark Matter" }));
    expect(stored()).toMatchObject({ basemapStyle: expect.stringContaining("dark-matter") });
  });
});

test.each([
  ["https://maps.example/style.json", true],
  ["http://maps.example/style.json", false],
  ["maps.example", false],
  ["", false],
])("%j as a style: %s", (address, good) => {
  expect(styleProblem(address) === null).toBe(good);
});
