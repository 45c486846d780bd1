import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { useDraft } from "./useDraft";

/** A field whose value comes back late, as it does when it lives in a document. */
function draft(value: unknown) {
  const onChange = vi.fn<(value: unknown) => void>();
  const { result, rerender } = renderHook(
    (now: unknown) => useDraft({ value: now, format: String, parse: Number, onChange }),
    { initialProps: value },
  );
  return {
    onChange,
    type: (text: string) => act(() => result.current.type(text)),
    settle: () => act(() => result.current.settle()),
    answer: (now: unknown) => rerender(now),
    text: () => result.current.text,
  };
}

test("late answers to earlier letters do not take back later ones", () => {
  const field = draft(0);
  field.type("1");
  field.type("12");
  field.type("12.");
  field.answer(1);
  expect(field.text()).toBe("12.");
  field.answer(12);
  expect(field.text()).toBe("12.");
  expect(field.onChange.mock.calls).toEqual([[1], [12], [12]]);
});

test("answers may be skipped", () => {
  const field = draft(0);
  field.type("1");
  field.type("12");
  field.answer(12);
  field.answer(1);
  expect(field.text()).toBe("1");
});

test("a value that was never told replaces the text", () => {
  const field = draft(0);
  field.type("1");
  field.answer(7);
  expect(field.text()).toBe("7");
});

test("once left, a field waits for nothing it told", () => {
  const field = draft(0);
  field.type("1");
  field.type("0");
  field.settle();
  field.answer(1);
  expect(field.text()).toBe("1");
});
