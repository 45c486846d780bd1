/* Runs inside the page: bundled and sent there by page.ts. */
import {
  getRoles,
  queryAllByLabelText,
  queryAllByRole,
  queryAllByTestId,
  queryAllByText,
} from "@testing-library/dom";
import type { PageQuery, Wording } from "./target.ts";

declare global {
  interface Window {
    studioTest?: typeof queries;
  }
}

const matcher = (wording: Wording) =>
  "exactly" in wording ? wording.exactly : new RegExp(wording.pattern, wording.flags);

const shortName = (element: HTMLElement) =>
  (element.getAttribute("aria-label") ?? element.textContent ?? "").replaceAll(/\s+/g, " ").slice(0, 60);

const errors: string[] = [];

const said = (thing: unknown) =>
  thing instanceof Error ? `${thing.message}\n${thing.stack}` : String(thing);

const tell = console.error.bind(console);
console.error = (...things: unknown[]) => {
  errors.push(things.map(said).join(" "));
  tell(...things);
};
window.addEventListener("error", ({ message, error }) => errors.push(said(error ?? message)));
window.addEventListener("unhandledrejection", ({ reason }) => errors.push(`Unhandled: ${said(reason)}`));
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  errors.push(`The page's policy forbids ${violatedDirective} ${blockedURI}`),
);

const queries = {
  /** What went wrong on the page since this script arrived there. */
  errors: () => errors,

  findAll(query: PageQuery, container: HTMLElement = document.body): HTMLElement[] {
    switch (query.by) {
      case "role":
        return queryAllByRole(container, query.role, query.name ? { name: matcher(query.name) } : {});
      case "label":
        return queryAllByLabelText(container, matcher(query.wording));
      case "text":
        return queryAllByText(container, matcher(query.wording));
      case "testId":
        return queryAllByTestId(container, query.testId);
    }
  },

  /** What there is to be found, one line for each thing with a role and a name. */
  inventory(container: HTMLElement = document.body): string {
    return Object.entries(getRoles(container))
      .filter(([role]) => role !== "generic")
      .flatMap(([role, elements]) => elements.map((element) => `${role}: ${shortName(element)}`))
      .join("\n");
  },
};

window.studioTest = queries;
