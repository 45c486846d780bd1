// Where the keyboard goes.

const taking =
  'input:not([type="hidden"]), textarea, select, button, [role="combobox"], [role="slider"], [tabindex="0"]';

/** What can take the keyboard inside an element, in its order. */
export const focusables = (within: Element): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(taking)].filter(
    (element) => !element.matches(':disabled, [aria-hidden="true"], [tabindex="-1"]'),
  );

/** Runs after the page has been drawn anew: what was just added is there then. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
}

/** Called before a row goes: its neighbour's last control, or what adds rows, takes the keyboard. */
export function leaveRow(within: Element): void {
  const row = within.closest("li");
  // Rows are places: the row that follows moves up under the keyboard by itself.
  if (!row || row.nextElementSibling) return;
  const neighbour = row.previousElementSibling;
  const adding = row.closest("[data-rows]")?.querySelector<HTMLElement>("[data-add]");
  (neighbour ? focusables(neighbour).at(-1) : adding)?.focus();
}
