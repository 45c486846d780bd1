import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { useSession } from "../state/session";
import { useToasts } from "../state/toasts";
import { forgetEverything, mockShell, overview, renderInStudio } from "../test/shell";
import { NewPackageWizard } from "./NewPackageWizard";

const startup = () => ({
  path: null,
  version: "1.0.0",
  recent: [{ path: "/home/ada/older", title: "Older" }],
  examples: [],
});
const field = (name: string) => screen.getByRole(name === "Licence" ? "combobox" : "textbox", { name });
const create = () => screen.getByRole("button", { name: "Create package" });

function show(answers: Parameters<typeof mockShell>[0] = {}) {
  const calls = mockShell({ startup, ...answers });
  const onClose = vi.fn();
  return { calls, onClose, ...renderInStudio(<NewPackageWizard onClose={onClose} />) };
}

beforeEach(forgetEverything);

describe("the wizard for a new package", () => {
  test("makes names of the titles until one writes them", async () => {
    const { user } = show();
    await user.type(field("Title"), "Retail sites");
    expect(field("Name")).toHaveValue("retail_sites");
    await user.clear(field("Name"));
    await user.type(field("Name"), "mine");
    await user.type(field("Title"), " again");
    expect(field("Name")).toHaveValue("mine");
  });

  test("makes the package from the answers, and closes when it is open", async () => {
    const { user, calls, onClose } = show({ new_package: () => overview() });
    await waitFor(() => expect(field("In folder")).toHaveValue("/home/ada"));
    await user.type(field("Title"), "Retail sites");
    await user.click(screen.getByRole("radio", { name: "Snowflake" }));
    await user.type(field("Author"), "Ada");
    await user.type(field("Component title"), "Trade areas");
    await user.click(create());
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(calls.find(({ command }) => command === "new_package")?.args).toEqual({
      plan: {
        folder: "/home/ada/retail_sites",
        name: "retail_sites",
        title: "Retail sites",
        provider: "snowflake",
        author: "Ada",
        license: "Apache-2.0",
        componentName: "trade_areas",
        componentTitle: "Trade areas",
      },
    });
    expect(useSession.getState().stage).toBe("open");
  });

  test("says what is missing instead of making it", async () => {
    const { user, calls } = show();
    await user.click(create());
    expect(screen.getAllByText("A title is needed")).toHaveLength(2);
    expect(field("Title")).toBeInvalid();
    expect(calls.some(({ command }) => command === "new_package")).toBe(false);
  });

  test("stays with its answers when the package cannot be made", async () => {
    const error = { message: "/home/ada/retail is not empty", help: "Choose another folder" };
    const { user, onClose } = show({ new_package: () => Promise.reject(error) });
    await waitFor(() => expect(field("In folder")).toHaveValue("/home/ada"));
    await user.type(field("Title"), "Retail");
    await user.type(field("Author"), "Ada");
    await user.type(field("Component title"), "Areas");
    await user.click(create());
    await waitFor(() => expect(useToasts.getState().toasts).toMatchObject([error]));
    expect(onClose).not.toHaveBeenCalled();
    expect(field("Title")).toHaveValue("Retail");
  });

  test("takes the folder that is chosen, and any licence", async () => {
    const { user } = show({ "plugin:dialog|open": () => "/srv/packages" });
    await user.type(field("Title"), "Retail");
    await user.click(screen.getByRole("button", { name: "Choose…" }));
    await waitFor(() => expect(field("In folder")).toHaveValue("/srv/packages"));
    expect(screen.getByText("Will be made as /srv/packages/retail")).toBeInTheDocument();
    await user.clear(field("Licence"));
    await user.type(field("Licence"), "Our own");
    expect(field("Licence")).toHaveValue("Our own");
  });
});
