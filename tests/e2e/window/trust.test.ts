import { describe, expect, test } from "../support/test.ts";

const standing = { role: "status", name: "How the cases stand" } as const;

describe("a package with Python in it", () => {
  test.override({ opened: "trip-analytics" });

  test(
    "runs none before it is trusted, and all of it afterwards",
    { timeout: 180_000 },
    async ({ studio }) => {
      await studio.click({ role: "button", name: "Test" });
      await studio.find({ text: /This package has Python in it/ });
      await expect
        .poll(() => studio.textOf(standing), { timeout: 30_000 })
        .toMatch(/not runnable here.* passed · Offline/);
      await studio.screenshot("trust-asked");

      await studio.click({ role: "button", name: "Trust this package" });
      await studio.gone({ text: /This package has Python in it/ });
      await studio.click({ role: "button", name: "Run all" });
      // The first run installs what the function needs.
      await expect.poll(() => studio.textOf(standing), { timeout: 120_000 }).toMatch(/^\d+ passed · Offline/);
      await studio.screenshot("trust-given");
    },
  );
});
