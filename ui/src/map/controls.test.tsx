import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { FeatureChips } from "./FeatureChips";
import { SearchBox } from "./SearchBox";
import { ToolPicker } from "./ToolPicker";
import { ZoomControl } from "./ZoomControl";

describe("ToolPicker", () => {
  test("its menu has every tool and picks one by keyboard", async () => {
    const onPick = vi.fn();
    const user = userEvent.setup();
    render(<ToolPicker tool="polygon" lastDrawing="polygon" disabled={false} onPick={onPick} />);
    await user.click(screen.getByRole("button", { name: "Choose a tool" }));
    const items = within(await screen.findByRole("menu", { name: "Tools" })).getAllByRole("menuitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      "Point",
      "Line",
      "Polygon",
      "Rectangle",
      "Circle",
      "Select and edit",
    ]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(onPick).toHaveBeenCalledWith("rectangle");
  });

  test("its button turns drawing off and on again with the same tool", async () => {
    const onPick = vi.fn();
    const user = userEvent.setup();
    const { rerender } = render(
      <ToolPicker tool="circle" lastDrawing="circle" disabled={false} onPick={onPick} />,
    );
    await user.click(screen.getByRole("button", { name: "Draw circle", pressed: true }));
    expect(onPick).toHaveBeenLastCalledWith("select");
    rerender(<ToolPicker tool="select" lastDrawing="circle" disabled={false} onPick={onPick} />);
    await user.click(screen.getByRole("button", { name: "Draw circle", pressed: false }));
    expect(onPick).toHaveBeenLastCalledWith("circle");
  });
});

describe("SearchBox", () => {
  test("flies to the place chosen with the arrows, and to coordinates", async () => {
    const onFind = vi.fn();
    const user = userEvent.setup();
    render(<SearchBox onFind={onFind} />);
    const box = screen.getByRole("combobox", { name: "Search location" });
    await user.type(box, "mala");
    await screen.findByRole("option", { name: /^Malaysia/ });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(onFind).toHaveBeenLastCalledWith(expect.objectContaining({ name: "Malawi" }));
    await user.clear(box);
    await user.type(box, "40.7, -74{Enter}");
    expect(onFind).toHaveBeenLastCalledWith(expect.objectContaining({ latitude: 40.7, longitude: -74 }));
  });
});

describe("FeatureChips", () => {
  test("Delete removes the chip that has the focus", async () => {
    const onRemove = vi.fn();
    const user = userEvent.setup();
    const labels = [
      { kind: "Point" as const, label: "Point 1" },
      { kind: "Line" as const, label: "Line 1" },
    ];
    render(<FeatureChips labels={labels} selected={undefined} onSelect={vi.fn()} onRemove={onRemove} />);
    await user.tab();
    expect(screen.getByRole("button", { name: "Line 1" })).toHaveFocus();
    await user.keyboard("{Delete}");
    expect(onRemove).toHaveBeenCalledExactlyOnceWith(1);
  });

  test("thousands of features are counted, not all drawn", () => {
    const labels = Array.from({ length: 3000 }, (_, i) => ({
      kind: "Point" as const,
      label: `Point ${i + 1}`,
    }));
    render(<FeatureChips labels={labels} selected={undefined} onSelect={vi.fn()} onRemove={vi.fn()} />);
    expect(screen.getByText("Point 3000")).toBeInTheDocument();
    expect(screen.getByText("and 2800 more")).toBeInTheDocument();
  });
});

describe("ZoomControl", () => {
  test("shows the level and stops at the ends", async () => {
    const onZoomBy = vi.fn();
    const user = userEvent.setup();
    render(<ZoomControl zoom={{ level: 20, canZoomIn: false, canZoomOut: true }} onZoomBy={onZoomBy} />);
    expect(screen.getByRole("status", { name: "Zoom level 20" })).toHaveTextContent("20");
    expect(screen.getByRole("button", { name: "Zoom in" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Zoom out" }));
    expect(onZoomBy).toHaveBeenCalledExactlyOnceWith(-1);
  });
});
