import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { settled } from "../api/apply";
import { keys } from "../api/keys";
import { useOverview } from "../api/queries";
import { openMetadata, type Wire } from "../test/metadata";
import { forgetEverything, renderInStudio } from "../test/shell";
import { useToasts } from "../state/toasts";
import { MetadataDocument } from "./document";
import { TextRow } from "./TextRow";

afterEach(forgetEverything);

const path = "metadata.json";

function Form({ required = true }: { required?: boolean }) {
  const { data } = useOverview();
  return (
    <MetadataDocument path={path} queryKey={keys.overview}>
      <TextRow label="Title" pointer="/title" value={data?.extension.title ?? ""} required={required} />
    </MetadataDocument>
  );
}

function open(title: string, required?: boolean) {
  const wire = openMetadata({ extension: { title } });
  const { user } = renderInStudio(<Form required={required} />);
  return { wire, user, field: screen.getByRole<HTMLInputElement>("textbox", { name: "Title" }) };
}

const titles = (wire: Wire) => wire.edits().map(([edit]) => (edit?.op === "set" ? edit.value : edit?.op));

test("fast typing with late answers loses no letter, and sends only the last of those that waited", async () => {
  const { wire, user, field } = open("");
  const release = wire.hold();
  await user.type(field, "Trade areas");
  expect(field).toHaveValue("Trade areas");
  expect(titles(wire)).toEqual(["T"]);

  release();
  await act(settled);
  expect(titles(wire)).toEqual(["T", "Trade areas"]);
  expect(wire.extension.title).toBe("Trade areas");
  expect(field).toHaveValue("Trade areas");
  expect(new Set(wire.sent("edit").map(({ merge }) => merge))).toEqual(new Set(["metadata.json#/title"]));
});

test("answers to earlier letters leave the caret where it is", async () => {
  const { wire, user, field } = open("Sites near");
  await user.type(field, "stores ", { initialSelectionStart: 6, initialSelectionEnd: 6 });
  await act(settled);
  expect(field).toHaveValue("Sites stores near");
  expect(wire.extension.title).toBe("Sites stores near");
  expect([field.selectionStart, field.selectionEnd]).toEqual([13, 13]);
});

test("a change from outside shows, also while the field has the keyboard", async () => {
  const { wire, user, field } = open("Before");
  await user.type(field, " now");
  await act(settled);
  await wire.changeOutside(path, () => (wire.extension.title = "Before"));
  expect(field).toHaveFocus();
  await waitFor(() => expect(field).toHaveValue("Before"));
});

test("a value that was typed on the way is shown when it comes back later", async () => {
  const { wire, user, field } = open("A");
  await user.type(field, "B{Backspace}C");
  await act(settled);
  await wire.changeOutside(path, () => (wire.extension.title = "AB"));
  await waitFor(() => expect(field).toHaveValue("AB"));
});

test("undo waits until the answer to the last letter is there", async () => {
  const { wire, field } = open("");
  const release = wire.hold();
  fireEvent.change(field, { target: { value: "x" } });
  let isSettled = false;
  const waiting = settled().then(() => (isSettled = true));
  await act(() => Promise.resolve());
  expect(isSettled).toBe(false);
  release();
  await act(() => waiting);
  expect(wire.extension.title).toBe("x");
});

test("a letter that does not arrive stays in the field, and is marked", async () => {
  const { wire, user, field } = open("Old");
  wire.refuse("The file is read-only");
  await user.type(field, "!");
  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveValue("Old!");
  expect(useToasts.getState().toasts[0]?.message).toBe("The file is read-only");
});

test("an emptied text that must be there stays as an empty one, another goes", async () => {
  const must = open("x", true);
  await must.user.clear(must.field);
  await act(settled);
  expect(must.wire.extension).toEqual({ title: "" });
});

test("an emptied text that need not be there goes", async () => {
  const may = open("x", false);
  await may.user.clear(may.field);
  await act(settled);
  expect(may.wire.extension).toEqual({});
});
