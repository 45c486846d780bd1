/* A window's start → usable, against a Tauri window with next to nothing in it. */
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openWindow } from "../e2e/support/driver.ts";
import { Sandbox } from "../e2e/support/sandbox.ts";
import { startScreen } from "../e2e/support/screen.ts";
import { quantile, report } from "./figures.ts";

const STARTS = 7;

const binaries = {
  studio: process.env["STUDIO_BINARY"],
  bare: process.env["BARE_WINDOW_BINARY"],
};
if (!binaries.studio || !binaries.bare)
  throw new Error(
    "STUDIO_BINARY and BARE_WINDOW_BINARY must say where the two windows are: use `make bench`",
  );

/** Milliseconds from the start of the process to a page that is drawn and not busy. */
async function start(binary: string, withPackage: boolean): Promise<number> {
  const sandbox = await Sandbox.make();
  const screen = await startScreen();
  try {
    const args = withPackage
      ? [(await sandbox.copyPackage("retail-site-selection")).folder]
      : [];
    // The driver starts the program some time after it is asked to: the program's own start is what counts.
    const stamp = join(sandbox.folder, "started");
    const stamped = join(sandbox.folder, "stamped");
    await writeFile(
      stamped,
      `#!/bin/sh\ndate +%s%N >'${stamp}'\nexec '${binary}' "$@"\n`,
    );
    await chmod(stamped, 0o755);
    const window = await openWindow({
      binary: stamped,
      args,
      env: sandbox.environment(screen.display),
    });
    try {
      const usable = await window.browser.executeAsync<number, []>(
        (done: (at: number) => void) => {
          const look = () => {
            const isDrawn =
              document.getElementById("root")?.hasChildNodes() ?? false;
            const isBusy = document.querySelector("[aria-busy=true]") !== null;
            if (isDrawn && !isBusy)
              requestAnimationFrame(() => done(Date.now()));
            else requestAnimationFrame(look);
          };
          look();
        },
      );
      return usable - Number(await readFile(stamp, "utf8")) / 1e6;
    } finally {
      await window.stop();
    }
  } finally {
    await screen.stop();
    await sandbox.remove();
  }
}

const figures: Record<"studio" | "bare", number[]> = { studio: [], bare: [] };
for (let round = 0; round < STARTS; round++) {
  figures.bare.push(await start(binaries.bare, false));
  figures.studio.push(await start(binaries.studio, true));
}
report(
  "A bare window, to its page",
  figures.bare,
  "what the studio is measured against",
);
report(
  "The studio with a package, to usable",
  figures.studio,
  "at most 1.5 bare windows",
);
console.log(
  `Ratio: ${(quantile(figures.studio, 0.5) / quantile(figures.bare, 0.5)).toFixed(2)}`,
);
