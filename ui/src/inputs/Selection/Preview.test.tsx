import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { renderPreview } from "../testing";
import { Preview } from "./Preview";

const choices = ["north", "south", "west"];
const multiple = { own: { mode: "multiple" } };
const dropdown = () => screen.getByRole("combobox", { name: /Field/ });
const offered = () => screen.getAllByRole("option").map((option) => option.textContent);
const rows = () => screen.queryAllByRole("listitem").map((row) => row.textContent);

describe("Selection", () => {
  test("shows what is chosen and offers the rest", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: "south", choices } });
    expect(dropdown()).toHaveTextContent("south");
    await user.click(dropdown());
    expect(offered()).toEqual(choices);
    expect(screen.getByRole("option", { name: "south" })).toHaveAttribute("aria-selected", "true");
    await user.click(screen.getByRole("option", { name: "west" }));
    expect(told).toHaveBeenLastCalledWith("west");
    expect(dropdown()).toHaveTextContent("west");
  });

  test("says what to do, or what the author wrote, while nothing is chosen", () => {
    renderPreview(Preview, { field: { choices } });
    expect(dropdown()).toHaveTextContent("Select a field");
  });

  test("shows its placeholder", () => {
    renderPreview(Preview, { input: { placeholder: "Which way?" }, field: { choices } });
    expect(dropdown()).toHaveTextContent("Which way?");
  });

  test("shows a value that cannot be chosen, with its problem", () => {
    renderPreview(Preview, { field: { value: "east", choices, problem: "There is no east" } });
    expect(dropdown()).toHaveTextContent("east");
    expect(dropdown()).toBeInvalid();
    expect(dropdown()).toHaveAttribute("aria-describedby", "it-description it-problem");
  });

  test("says so when there is nothing to choose", async () => {
    const { user } = renderPreview(Preview);
    await user.click(dropdown());
    expect(screen.getByRole("option", { name: "No options" })).toHaveAttribute("aria-disabled", "true");
  });

  test("is worked by keyboard", async () => {
    const { told, user } = renderPreview(Preview, { field: { choices } });
    await user.tab();
    expect(dropdown()).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(told).toHaveBeenLastCalledWith("south");
  });

  test("is cleared by button or key where it is optional, and only there", async () => {
    const { told, user, give } = renderPreview(Preview, {
      field: { value: "west", choices, required: false },
    });
    await user.click(screen.getByRole("button", { name: "Clear" }));
    expect(told).toHaveBeenLastCalledWith(null);
    expect(screen.queryByRole("button", { name: "Clear" })).not.toBeInTheDocument();
    expect(dropdown()).toHaveFocus();
    give("north");
    await screen.findByText("north");
    await user.keyboard("{Delete}");
    expect(told).toHaveBeenCalledTimes(2);
    expect(dropdown()).toHaveTextContent("Select a field");
  });

  test("keeps a required choice", async () => {
    const { told, user } = renderPreview(Preview, { field: { value: "west", choices } });
    await user.tab();
    await user.keyboard("{Delete}");
    expect(screen.queryByRole("button", { name: "Clear" })).not.toBeInTheDocument();
    expect(told).not.toHaveBeenCalled();
  });
});

describe("Selection, multiple", () => {
  test("lists what is chosen and adds what is left", async () => {
    const { told, user } = renderPreview(Preview, { input: multiple, field: { value: ["west"], choices } });
    expect(rows()).toEqual(["west"]);
    await user.click(dropdown());
    expect(offered()).toEqual(["north", "south"]);
    await user.click(screen.getByRole("option", { name: "north" }));
    expect(told).toHaveBeenLastCalledWith(["west", "north"]);
    expect(rows()).toEqual(["west", "north"]);
  });

  test("removes one, and leaves the keyboard with the next", async () => {
    const { told, user } = renderPreview(Preview, {
      input: multiple,
      field: { value: [...choices], choices },
    });
    await user.click(screen.getByRole("button", { name: "Remove south" }));
    expect(told).toHaveBeenLastCalledWith(["north", "west"]);
    expect(screen.getByRole("button", { name: "Remove west" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(told).toHaveBeenLastCalledWith(["north"]);
    await user.keyboard("{Enter}");
    expect(told).toHaveBeenLastCalledWith([]);
    expect(dropdown()).toHaveFocus();
  });

  test("removes all", async () => {
    const { told, user } = renderPreview(Preview, { input: multiple, field: { value: ["west"], choices } });
    await user.click(screen.getByRole("button", { name: "Remove all" }));
    expect(told).toHaveBeenLastCalledWith([]);
    expect(screen.queryByRole("button", { name: "Remove all" })).not.toBeInTheDocument();
  });

  test("says so when everything is chosen", async () => {
    const { user } = renderPreview(Preview, { input: multiple, field: { value: choices, choices } });
    await user.click(dropdown());
    expect(within(screen.getByRole("listbox")).getByText("Everything is chosen")).toBeInTheDocument();
  });
});
