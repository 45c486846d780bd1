import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import type { IconEntry } from "../generated/IconEntry";
import { useSelection } from "../state/selection";
import { component, forgetEverything, mockShell, openForTest, overview, renderInStudio } from "../test/shell";
import FunctionView from "./FunctionView";
import IconView from "./IconView";

vi.mock("../editors/FileEditor", () => ({ default: ({ path }: { path: string }) => <p>text of {path}</p> }));

const icon = (part: Partial<IconEntry> = {}): IconEntry => ({
  name: "a.svg",
  path: "icons/a.svg",
  uri: "data:image/svg+xml,a",
  problem: null,
  uses: 1,
  ...part,
});

beforeEach(forgetEverything);

describe("an icon", () => {
  test("is shown with who uses it", async () => {
    mockShell();
    openForTest(
      overview({ icons: [icon()], components: [component("alpha", { title: "Areas", icon: "a.svg" })] }),
    );
    const { user } = renderInStudio(<IconView name="a.svg" />);
    expect(screen.getByRole("img", { name: "a.svg" })).toHaveAttribute("src", "data:image/svg+xml,a");
    await user.click(screen.getByRole("button", { name: "Areas" }));
    expect(useSelection.getState().selection).toEqual({ kind: "component", folder: "alpha", input: null });
  });

  test("that is no picture says why", () => {
    mockShell();
    openForTest(overview({ icons: [icon({ uri: null, problem: "It is empty" })] }));
    renderInStudio(<IconView name="a.svg" />);
    expect(screen.getByText("It is empty")).toBeInTheDocument();
    expect(screen.getByText("Nothing uses it")).toBeInTheDocument();
    expect(screen.queryByRole("img")).not.toBeInTheDocument();
  });

  test("that is gone says so", () => {
    mockShell();
    openForTest(overview());
    renderInStudio(<IconView name="a.svg" />);
    expect(screen.getByText("This icon is gone")).toBeInTheDocument();
  });
});

describe("a function", () => {
  const definition = "functions/score/src/definition.py";
  const metadata = `{"name": "score", "parameters": [{"name": "x", "type": "FLOAT64"}], "returns": {"type": "STRING"}}`;

  function show(found: string | null) {
    mockShell({ file_text: ({ path }) => ({ path, text: metadata, problem: null, revision: 1 }) });
    openForTest(
      overview({ functions: [{ folder: "score", listed: true, present: true, definition: found }] }),
    );
    return renderInStudio(<FunctionView folder="score" />);
  }

  test("shows its signature, its definition and its metadata", async () => {
    const { user } = show(definition);
    expect(await screen.findByText("SCORE(x FLOAT64) → STRING")).toBeInTheDocument();
    expect(await screen.findByText(`text of ${definition}`)).toBeInTheDocument();
    await user.click(screen.getByRole("tab", { name: "metadata.json" }));
    expect(screen.getByText("text of functions/score/metadata.json")).toBeInTheDocument();
  });

  test("opens the file that a problem is in", async () => {
    useSelection
      .getState()
      .select({ kind: "function", folder: "score" }, { path: "functions/score/metadata.json" });
    show(definition);
    expect(await screen.findByText("text of functions/score/metadata.json")).toBeInTheDocument();
  });

  test("without a definition says what is missing", async () => {
    show(null);
    expect(await screen.findByText("No definition")).toBeInTheDocument();
  });
});
