import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");

/** Runs steps as `make test` does, and says how the run ended. */
function run(steps: string): { lastLine: string | undefined; output: string; code: number | null } {
  const script = `source scripts/environment.sh; source scripts/tally.sh\n${steps}\nfinish`;
  const { stdout, status } = spawnSync("bash", ["-c", script], { cwd: ROOT, encoding: "utf8" });
  return { lastLine: stdout.trimEnd().split("\n").at(-1), output: stdout, code: status };
}

const CARGO_TWICE =
  "printf '%s\\n' 'test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured' 'test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured'";

describe("the sum at the end of `make test`", () => {
  test("adds up every test binary and every suite", () => {
    const vitest = "echo '      Tests  4 passed | 2 skipped (6)'";
    const { lastLine, code } = run(`suite A count_cargo ${CARGO_TWICE}\nsuite B count_vitest ${vitest}`);
    expect(lastLine).toBe("11 passed, 0 failed, 3 skipped");
    expect(code).toBe(0);
  });

  test("reads vitest's colours and failures", () => {
    const vitest = "printf '\\x1b[2m  Tests \\x1b[22m 1 failed | 5 passed (6)\\n'; false";
    const { lastLine, output, code } = run(`dies() { ${vitest}; }\nsuite Pages count_vitest dies`);
    expect(lastLine).toBe("5 passed, 1 failed");
    expect(output).toContain("Failed: Pages");
    expect(code).toBe(1);
  });

  test("counts a suite that died after its tests had passed as failed", () => {
    const { lastLine, code } = run(`dies() { ${CARGO_TWICE}; return 101; }\nsuite Rust count_cargo dies`);
    expect(lastLine).toBe("7 passed, 1 failed, 1 skipped");
    expect(code).toBe(1);
  });

  test("counts a suite that ran no test as failed", () => {
    const { lastLine, output, code } = run("suite Window count_vitest true");
    expect(lastLine).toBe("0 passed, 1 failed");
    expect(output).toContain("Window: no test ran");
    expect(code).toBe(1);
  });

  test("counts a failed check, and goes on to the next", () => {
    const { lastLine, code } = run(`check Formatting false\nsuite Rust count_cargo ${CARGO_TWICE}`);
    expect(lastLine).toBe("7 passed, 1 failed, 1 skipped");
    expect(code).toBe(1);
  });
});
