import { screen, waitForElementToBeRemoved } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";

import type { PythonTrust } from "../generated/PythonTrust";
import { forgetEverything, mockShell, renderInStudio } from "../test/shell";
import { PythonTrustNotice } from "./PythonTrustNotice";

beforeEach(forgetEverything);

const notice = /This package has Python in it/;

function shown(trust: PythonTrust) {
  const calls = mockShell({ python_trust: () => trust, trust_package: () => ({ ...trust, trusted: true }) });
  return { calls, ...renderInStudio(<PythonTrustNotice />) };
}

describe("Python in a package", () => {
  test("waits until the user trusts the package", async () => {
    const { calls, user } = shown({ present: true, trusted: false });
    const asked = await screen.findByText(notice);
    await Promise.all([
      waitForElementToBeRemoved(asked),
      user.click(screen.getByRole("button", { name: "Trust this package" })),
    ]);
    expect(calls.map(({ command }) => command)).toEqual(["python_trust", "trust_package"]);
  });

  test.each([
    { present: false, trusted: false },
    { present: true, trusted: true },
  ])("is not asked about where there is nothing to ask: %o", async (trust) => {
    const { calls } = shown(trust);
    await expect.poll(() => calls.length).toBe(1);
    expect(screen.queryByText(notice)).toBeNull();
  });
});
