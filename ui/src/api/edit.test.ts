import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test } from "vitest";

import { usePreviewValues } from "../state/previewValues";
import { forgetEverything, mockShell, openForTest, outcome, overview } from "../test/shell";
import { run } from "./apply";
import { edit } from "./edit";
import { keys } from "./keys";
import { followTyping, previewQuery } from "./preview";
import { componentQuery } from "./queries";
import { queryClient } from "./queryClient";

const path = "components/alpha/metadata.json";
const looking: (() => void)[] = [];

beforeEach(forgetEverything);
afterEach(() => {
  for (const stop of looking.splice(0)) stop();
});

function lookAt(options: ReturnType<typeof componentQuery> | ReturnType<typeof previewQuery>, data: unknown) {
  queryClient.setQueryData(options.queryKey, data);
  looking.push(
    new QueryObserver(queryClient, options as ReturnType<typeof componentQuery>).subscribe(() => {}),
  );
}

const names = (calls: { command: string }[]) => calls.map(({ command }) => command);

test("an edit brings the answers to what is looked at, which are not asked for again", async () => {
  const calls = mockShell({
    edit: () => outcome({ touched: [path], answers: [{ folder: "new" } as never, { call: "new" } as never] }),
  });
  openForTest(overview());
  lookAt(componentQuery("alpha"), { folder: "old" });
  lookAt(previewQuery("alpha"), { call: "old" });
  queryClient.setQueryData(keys.generated("alpha"), "nobody looks at this");
  usePreviewValues.getState().set("alpha", "reach", 3);

  await run(edit(path, [], "Edit title"));
  expect(calls[0]?.args.questions).toEqual([
    { about: "component", folder: "alpha" },
    {
      about: "preview",
      request: { folder: "alpha", values: { reach: 3 }, schemas: {}, dryRun: false },
    },
  ]);
  expect(queryClient.getQueryData(keys.component("alpha"))).toEqual({ folder: "new" });
  expect(queryClient.getQueryData(keys.preview("alpha"))).toEqual({ call: "new" });
  expect(names(calls)).toEqual(["edit"]);
  expect(queryClient.getQueryState(keys.generated("alpha"))?.isInvalidated).toBe(true);
});

test("what could not be answered on the way is asked for by itself", async () => {
  const calls = mockShell({
    edit: () => outcome({ touched: [path], answers: [null] }),
    component: () => ({ folder: "asked" }),
  });
  openForTest(overview());
  lookAt(componentQuery("alpha"), { folder: "old" });
  await run(edit(path, [], "Edit title"));
  await expect.poll(() => queryClient.getQueryData(keys.component("alpha"))).toEqual({ folder: "asked" });
  expect(names(calls)).toEqual(["edit", "component"]);
});

test("a preview asked for meanwhile with newer values is not put back to the answer of the edit", async () => {
  let answer = (_: unknown) => {};
  mockShell({
    edit: () => new Promise((resolve) => (answer = resolve)),
    preview: ({ request }) => ({ call: JSON.stringify((request as { values: unknown }).values) }),
  });
  openForTest(overview());
  lookAt(previewQuery("alpha"), { call: "old" });
  looking.push(followTyping("alpha"));
  const edited = run(edit(path, [], "Edit title"));
  usePreviewValues.getState().set("alpha", "reach", 4);
  answer(outcome({ touched: [path], answers: [{ call: "{}" } as never] }));
  await edited;
  await expect.poll(() => queryClient.getQueryData(keys.preview("alpha"))).toEqual({ call: '{"reach":4}' });
});
