import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { field } from "../inputs/testing";
import { useTests } from "../state/tests";
import { forgetEverything, giveHeight, renderInStudio } from "../test/shell";
import { CaseGrid } from "./CaseGrid";
import { form, openCases } from "./testing";

beforeEach(() => giveHeight(600));
afterEach(forgetEverything);

function show() {
  const second = form({
    case: { ...form().case, id: "second" },
    fields: [...form().fields.slice(0, 1), field({ name: "label", value: "z" }), ...form().fields.slice(2)],
  });
  const { tests, sent } = openCases([form(), second]);
  return { sent, ...renderInStudio(<CaseGrid tests={tests} />) };
}

describe("all cases side by side", () => {
  test("stand in rows under the component's inputs", () => {
    show();
    const [head, ...rows] = screen.getAllByRole("row");
    const names = within(head as HTMLElement).getAllByRole("columnheader");
    expect(names.map((each) => each.textContent)).toEqual([
      "Case",
      "Placesplaces",
      "Labellabel",
      "All of themall",
    ]);
    expect(rows).toHaveLength(2);
    expect(screen.getByRole("textbox", { name: "Label of first" })).toHaveValue("a");
    expect(screen.getByRole("textbox", { name: "Label of second" })).toHaveValue("z");
  });

  test("are edited where they stand", async () => {
    const { user, sent } = show();
    await user.type(screen.getByRole("textbox", { name: "Label of second" }), "y");
    await waitFor(() =>
      expect(sent("set_test_input").at(-1)).toMatchObject({
        folder: "near",
        at: 1,
        name: "label",
        value: "zy",
      }),
    );
    await user.click(screen.getByRole("combobox", { name: "Places of first" }));
    await user.click(await screen.findByRole("option", { name: "towns.ndjson" }));
    await waitFor(() =>
      expect(sent("set_test_input").at(-1)).toMatchObject({ at: 0, name: "places", value: "towns" }),
    );
  });

  test("open one by one", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Open case second, not run yet" }));
    expect(useTests.getState().shown["near"]).toEqual({ kind: "case", id: "second" });
  });
});
