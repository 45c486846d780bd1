/* `extstudio test` of a component with two cases, the whole process: from its start to its end. */
import { spawnSync } from "node:child_process";
import { report } from "./figures.ts";

const RUNS = 30;

const binary = process.env["EXTSTUDIO_BINARY"];
if (!binary)
  throw new Error("EXTSTUDIO_BINARY must say where extstudio is: use `make bench`");

const figures: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const started = performance.now();
  const { status } = spawnSync(binary, [
    "test",
    "examples/retail-site-selection",
    "-c",
    "competition_score",
  ]);
  figures.push(performance.now() - started);
  if (status !== 0) throw new Error(`extstudio test ended with ${status}`);
}
report("extstudio test of a component with two cases", figures, "150 ms");
