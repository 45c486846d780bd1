/* picture PACKAGE FILE: opens a copy of the package in the real window and writes what it shows to FILE (PNG). */
import { Studio } from "../support/studio.ts";

const [folder, file] = process.argv.slice(2);
if (!folder || !file?.endsWith(".png")) {
  console.error("Usage: npm run picture -- PACKAGE FILE.png");
  process.exit(2);
}

const studio = await Studio.open({ package: folder });
try {
  console.log(`The studio is open and usable; what it shows is in ${await studio.screenshot(file)}`);
} finally {
  await studio.close();
}
