/* A letter typed into a form of a hundred inputs → the panel and the CALL show it. And an edit from outside → shown. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Studio } from "../e2e/support/studio.ts";
import { quantile, report } from "./figures.ts";
import { FOLDER, packageWithLargeForm, TITLE } from "./largeForm.ts";

const LETTERS = 60;
const OUTSIDE_EDITS = 10;
const INPUT = "Field 50";

const root = await packageWithLargeForm();
const studio = await Studio.open({ package: root });
try {
  await studio.click({ role: "treeitem", name: new RegExp(`^${TITLE}`) });
  await studio.click({ role: "button", name: new RegExp(`^${INPUT}\\b`) });
  await studio.click(
    { role: "textbox", name: "Default" },
    await studio.find({ role: "main" }),
  );
  await studio.browser.execute(watchLetters, INPUT);
  for (let letter = 1; letter <= LETTERS; letter++) {
    await studio.type("m");
    await studio.browser.waitUntil(
      async () =>
        (await studio.browser.execute(() => window.letterTimes?.length)) ===
        letter,
      {
        interval: 30,
        timeout: 10_000,
        timeoutMsg: `Letter ${letter} was never shown`,
      },
    );
  }
  const letters = await studio.browser.execute(() => window.letterTimes ?? []);
  const echoes = await studio.browser.execute(() => window.echoTimes ?? []);
  report(
    "The letter drawn in its own field, with nothing to answer yet",
    echoes,
    "what this machine's window needs at least",
  );
  report(
    "A letter in a form of 100 inputs, to its frame in panel and CALL",
    letters,
    "16 ms and 32 ms",
  );
  console.log(
    `Ratio: ${(quantile(letters, 0.5) / quantile(echoes, 0.5)).toFixed(2)}`,
  );

  const path = studio.package.path(`components/${FOLDER}/metadata.json`);
  await studio.press("Control+s");
  await studio.find({ role: "button", name: "Saved" });
  const outside: number[] = [];
  for (let edit = 0; edit < OUTSIDE_EDITS; edit++) {
    const text = await readFile(path, "utf8");
    const title = `Seen ${edit}`;
    const changed = text.replace(
      /"title": "(Field 2|Seen \d+)"/,
      `"title": "${title}"`,
    );
    await studio.browser.execute(watchFor, title);
    const written = Date.now();
    await writeFile(path, changed);
    await studio.browser.waitUntil(
      () => studio.browser.execute(() => window.seenAt !== undefined),
      {
        interval: 50,
        timeout: 10_000,
      },
    );
    outside.push(
      (await studio.browser.execute(() => window.seenAt ?? Number.NaN)) -
        written,
    );
  }
  report(
    "An edit by another program, to its frame in the panel",
    outside,
    "200 ms",
  );
} finally {
  await studio.close();
  await rm(dirname(root), { recursive: true, force: true });
}

declare global {
  interface Window {
    letterTimes?: number[];
    /** From each key to the frame after the one in which its field was drawn. */
    echoTimes?: number[];
    seenAt?: number | undefined;
  }
}

/** Runs in the page: times every key from its press to the frame in which panel and CALL show the field's text. */
function watchLetters(title: string): void {
  const times: number[] = (window.letterTimes = []);
  const echoes: number[] = (window.echoTimes = []);
  const panel = document.querySelector('[aria-label="Settings panel"]');
  const call = document.querySelector('[aria-label="CALL statement"]');
  const label = [...(panel?.querySelectorAll("label") ?? [])].find(
    (each) => each.textContent === title,
  );
  const shown = label?.htmlFor ? document.getElementById(label.htmlFor) : null;
  if (!(shown instanceof HTMLInputElement) || !call)
    throw new Error(`The panel has no field ${title}`);
  let pressed = 0;
  let expected = "";
  window.addEventListener(
    "keydown",
    ({ key, target }) => {
      pressed = performance.now();
      expected = `${(target as HTMLInputElement).value}${key}`;
      const look = () => {
        if (
          shown.value === expected &&
          call.textContent.includes(`'${expected}'`)
        )
          times.push(performance.now() - pressed);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => echoes.push(performance.now() - pressed)),
      );
    },
    { capture: true },
  );
}

/** Runs in the page: notes when the panel first shows a text. */
function watchFor(text: string): void {
  window.seenAt = undefined;
  const look = () => {
    const panel = document.querySelector('[aria-label="Settings panel"]');
    if (panel?.textContent.includes(text)) window.seenAt = Date.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
