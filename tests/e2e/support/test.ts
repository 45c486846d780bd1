import { expect, test as base } from "vitest";
import { Studio } from "./studio.ts";

interface Fixtures {
  /** The example or package folder to open a copy of; undefined starts the studio empty. */
  opened: string | undefined;
  studio: Studio;
}

/** A test with a studio in a real window: opened before it, closed after it, pictured when it fails. */
export const test = base.extend<Fixtures>({
  opened: "retail-site-selection",
  studio: async ({ opened, task }, use) => {
    const studio = await Studio.open({ package: opened });
    try {
      await use(studio);
      expect.soft(await studio.errors(), "errors of the page").toEqual([]);
      if (task.result?.state === "fail") {
        console.error(`What the window showed: ${await studio.screenshot(task.name)}\n${studio.output}`);
      }
    } finally {
      await studio.close();
    }
  },
});

export { expect };
export { describe } from "vitest";
