import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import { useDialogs } from "../state/dialogs";
import { useSession } from "../state/session";
import { forgetEverything, mockShell, overview, renderInStudio } from "../test/shell";
import { Welcome } from "./Welcome";

const startup = {
  path: null,
  version: "1.2.3",
  recent: [{ path: "/home/ada/retail", title: "Retail" }],
  examples: [{ name: "fleet", title: "Fleet telematics", description: "Trips out of positions" }],
};

function show(answers: Parameters<typeof mockShell>[0] = {}) {
  const calls = mockShell({ startup: () => startup, ...answers });
  useSession.setState({ stage: "welcome" });
  return { calls, ...renderInStudio(<Welcome />) };
}

beforeEach(forgetEverything);

describe("the welcome", () => {
  test("begins a new package with the first key", async () => {
    const { user } = show();
    expect(screen.getByRole("button", { name: /New package/ })).toHaveFocus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(useDialogs.getState().dialog).toEqual({ kind: "newPackage" }));
  });

  test("opens a folder that is chosen, and nothing when none is", async () => {
    let chosen: string | null = null;
    const { user, calls } = show({ "plugin:dialog|open": () => chosen, open_package: () => overview() });
    await user.click(screen.getByRole("button", { name: /Open folder/ }));
    expect(calls.some(({ command }) => command === "open_package")).toBe(false);
    chosen = "/srv/mine";
    await user.click(screen.getByRole("button", { name: /Open folder/ }));
    await waitFor(() =>
      expect(calls).toContainEqual({ command: "open_package", args: { path: "/srv/mine" } }),
    );
    expect(useSession.getState().stage).toBe("open");
  });

  test("opens an example, or a package that was open before", async () => {
    const { user, calls } = show({
      open_example: () => overview(),
      open_package: () => Promise.reject({ message: "It is gone", help: null }),
    });
    await user.click(await screen.findByRole("button", { name: /Fleet telematics.*Trips out of positions/ }));
    expect(calls).toContainEqual({ command: "open_example", args: { name: "fleet" } });
    useSession.setState({ stage: "welcome" });
    await user.click(screen.getByRole("button", { name: /Retail.*ada/ }));
    await waitFor(() =>
      expect(calls).toContainEqual({ command: "open_package", args: { path: "/home/ada/retail" } }),
    );
    await waitFor(() => expect(useSession.getState().stage).toBe("welcome"));
  });
});
