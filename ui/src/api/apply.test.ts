import { beforeEach, describe, expect, test } from "vitest";

import type { Overview } from "../generated/Overview";
import { useSelection } from "../state/selection";
import { useToasts } from "../state/toasts";
import { forgetEverything, mockShell, openForTest, outcome, overview, state } from "../test/shell";
import { applyState, run, settled } from "./apply";
import { keys } from "./keys";
import { latest } from "./latest";
import { queryClient } from "./queryClient";
import { studio } from "./studio";

const current = () => queryClient.getQueryData<Overview>(keys.overview)?.state;
const isStale = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated;

beforeEach(forgetEverything);

describe("a change of the package", () => {
  test("makes stale what it touched, and nothing else", async () => {
    mockShell({ undo: () => outcome({ touched: ["components/alpha/src/fullrun.sql"] }) });
    openForTest(overview());
    const known = [
      keys.component("alpha"),
      keys.component("beta"),
      keys.generated("alpha"),
      keys.preview("alpha", { reach: 1 }),
      keys.preview("beta"),
      keys.file("components/alpha/src/fullrun.sql"),
      keys.file("metadata.json"),
    ];
    for (const key of known) queryClient.setQueryData(key, {});
    await run(studio.undo());
    expect(known.map(isStale)).toEqual([true, false, true, true, false, true, false]);
    expect(isStale(keys.overview)).toBe(false);
  });

  test("of the extension's metadata touches every component, for its provider is in all of them", async () => {
    mockShell({ undo: () => outcome({ touched: ["metadata.json"] }) });
    openForTest(overview());
    queryClient.setQueryData(keys.generated("beta"), "");
    await run(studio.undo());
    expect(isStale(keys.generated("beta"))).toBe(true);
    expect(isStale(keys.overview)).toBe(true);
  });

  test("selects what it made", async () => {
    const select = { kind: "component", folder: "alpha", input: 4 } as const;
    mockShell({ undo: () => outcome({ select }) });
    openForTest(overview());
    await run(studio.undo());
    expect(useSelection.getState().selection).toEqual(select);
  });

  test("that fails is told, with what to do", async () => {
    mockShell({ undo: () => Promise.reject({ message: "The disk is full", help: "Make room" }) });
    expect(await run(studio.undo())).toBeNull();
    expect(useToasts.getState().toasts).toMatchObject([{ message: "The disk is full", help: "Make room" }]);
  });
});

test("an older state never replaces a newer one", () => {
  openForTest(overview({ state: state({ revision: 5, undo: "five" }) }));
  applyState(state({ revision: 4, undo: "four" }));
  expect(current()?.undo).toBe("five");
  applyState(state({ revision: 5, unsaved: ["metadata.json"] }));
  expect(current()?.unsaved).toEqual(["metadata.json"]);
});

describe("sending the latest", () => {
  /** A wire on which each value stays until it is let through. */
  function slowWire() {
    const sent: string[] = [];
    const waiting: (() => void)[] = [];
    const send = (value: string) => {
      sent.push(value);
      return new Promise<void>((resolve) => waiting.push(resolve));
    };
    const arrive = async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    return { sent, send, arrive };
  }

  test("skips what was overtaken while another was on its way", async () => {
    const { sent, send, arrive } = slowWire();
    const letters = latest(send);
    for (const text of ["a", "ab", "abc"]) letters.push(text);
    expect(sent).toEqual(["a"]);
    await arrive();
    expect(sent).toEqual(["a", "abc"]);
    await arrive();
    letters.close();
  });

  test("is waited for until all of it has arrived, also after its field is gone", async () => {
    const { send, arrive } = slowWire();
    const letters = latest(send);
    letters.push("a");
    letters.push("ab");
    letters.close();
    let isSettled = false;
    const all = settled().then(() => (isSettled = true));
    await arrive();
    expect(isSettled).toBe(false);
    await arrive();
    await all;
    expect(isSettled).toBe(true);
  });

  test("goes on after a failure", async () => {
    const sent: string[] = [];
    const letters = latest(async (value: string) => {
      sent.push(value);
      if (value === "bad") throw new Error("refused");
    });
    letters.push("bad");
    letters.push("good");
    await letters.idle();
    expect(sent).toEqual(["bad", "good"]);
    letters.close();
  });
});
