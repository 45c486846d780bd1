import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import type { Browser } from "webdriverio";
import { describe, toPageQuery, type PageQuery, type Target } from "./target.ts";

const POLL_MS = 50;
const PATIENCE_MS = 5000;

/** Something found on the page. */
export type Found = WebdriverIO.Element;

/** Finds things on the page of a window. */
export class Page {
  constructor(private readonly browser: Browser) {}

  /** The one thing that answers to the target; waits for it to appear, and fails when there are several. */
  async find(target: Target, within?: Found): Promise<Found> {
    const found = await this.waitFor(target, within, (all) => all.length > 0);
    const [only, another] = found;
    if (only && !another) return only;
    const what = `${found.length || "Nothing"} on the page answers to ${describe(target)}`;
    throw new Error(`${what}. The page has:\n${await this.inventory(within)}`);
  }

  /** All that answers to the target at this moment, in the order of the page. */
  async findAll(target: Target, within?: Found): Promise<Found[]> {
    const references = await this.ask<unknown[]>("findAll", toPageQuery(target), within);
    return Promise.all(references.map((reference) => this.browser.$(reference as Found).getElement()));
  }

  /** Waits until nothing answers to the target any more. */
  async gone(target: Target, within?: Found): Promise<void> {
    const left = await this.waitFor(target, within, (all) => all.length === 0);
    if (left.length > 0) throw new Error(`Still on the page after ${PATIENCE_MS} ms: ${describe(target)}`);
  }

  /** The roles and names on the page, one a line: what a failed search could have found. */
  inventory(within?: Found): Promise<string> {
    return this.ask<string>("inventory", within);
  }

  /** Errors that the page has thrown or logged. */
  errors(): Promise<string[]> {
    return this.ask<string[]>("errors");
  }

  private async waitFor(
    target: Target,
    within: Found | undefined,
    isEnough: (found: Found[]) => boolean,
  ): Promise<Found[]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await this.findAll(target, within);
      if (isEnough(found) || Date.now() > deadline) return found;
      await pause(POLL_MS);
    }
  }

  private async ask<Answer>(
    question: "findAll" | "inventory" | "errors",
    ...args: (PageQuery | Found | undefined)[]
  ): Promise<Answer> {
    // A page that was loaded anew has forgotten the queries.
    if (!(await this.browser.execute(() => window.studioTest !== undefined))) {
      await this.browser.execute(await inPageScript());
    }
    const given = args.filter((argument) => argument !== undefined);
    const answer: unknown = await this.browser.execute(
      `return window.studioTest.${question}(...arguments)`,
      ...given,
    );
    return answer as Answer;
  }
}

let script: Promise<string> | undefined;

function inPageScript(): Promise<string> {
  script ??= build({
    entryPoints: [join(import.meta.dirname, "inPage.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "safari16",
    define: { "process.env": "{}" },
  }).then((bundle) => bundle.outputFiles[0]?.text ?? "");
  return script;
}
