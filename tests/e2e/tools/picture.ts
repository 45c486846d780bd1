/*
 * picture PACKAGE FILE [COMPONENT CASE]: opens a copy of the package in the real window and writes what it shows to
 * FILE (PNG). With the title of a component and the id of one of its test cases, it shows what came of trying that.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Studio } from "../support/studio.ts";
import { openComponent, tryCase } from "../support/workbench.ts";

const [folder, file, component, id] = process.argv.slice(2);
if (!folder || !file?.endsWith(".png")) {
  console.error("Usage: npm run picture -- PACKAGE FILE.png [COMPONENT CASE]");
  process.exit(2);
}

const studio = await Studio.open({ package: folder });
try {
  if (component !== undefined && id !== undefined) {
    await openComponent(studio, component);
    const panel = await tryCase(studio, id);
    await studio.find({ testId: "rows-map" }, panel);
    // Without a graphics card the first frame of a map takes its time, and nothing tells when it is on the screen.
    await wait(4_000);
  }
  console.log(`The studio is open and usable; what it shows is in ${await studio.screenshot(file)}`);
} finally {
  await studio.close();
}
