import { access, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "webdriverio";
import { openWindow, type DrivenWindow } from "./driver.ts";
import * as keyboard from "./keyboard.ts";
import { Page, type Found } from "./page.ts";
import * as pointer from "./pointer.ts";
import { Sandbox, type PackageCopy } from "./sandbox.ts";
import { startScreen, type Screen } from "./screen.ts";
import type { Target } from "./target.ts";

export type { Found } from "./page.ts";
export type { Point } from "./pointer.ts";
export type { Target } from "./target.ts";

const SCREENSHOTS = join(import.meta.dirname, "../screenshots");
const USABLE_WITHIN_MS = 20_000;

export interface StudioOptions {
  /** An example's name, or the path of a package folder, to open a copy of; without it the studio starts empty. */
  readonly package?: string | undefined;
}

/** The studio in a real window on a screen of its own, and the hands and eyes to use it. */
export class Studio {
  readonly browser: Browser;
  private readonly page: Page;

  private constructor(
    private readonly screen: Screen,
    private readonly sandbox: Sandbox,
    private readonly window: DrivenWindow,
    private readonly copy: PackageCopy | undefined,
  ) {
    this.browser = window.browser;
    this.page = new Page(window.browser);
  }

  static async open(options: StudioOptions = {}): Promise<Studio> {
    const binary = await studioBinary();
    const sandbox = await Sandbox.make();
    const undo: (() => Promise<void>)[] = [() => sandbox.remove()];
    try {
      const copy = options.package === undefined ? undefined : await sandbox.copyPackage(options.package);
      const screen = await startScreen();
      undo.push(() => screen.stop());
      const args = copy ? [copy.folder] : [];
      const window = await openWindow({ binary, args, env: sandbox.environment(screen.display) });
      undo.push(() => window.stop());
      const studio = new Studio(screen, sandbox, window, copy);
      await studio.isUsable();
      // From here on the page's errors are kept.
      await studio.errors();
      return studio;
    } catch (error) {
      for (const step of undo.toReversed()) await step();
      throw error;
    }
  }

  /** The copy of the package that the window was opened on. */
  get package(): PackageCopy {
    if (!this.copy) throw new Error("This studio was opened without a package");
    return this.copy;
  }

  /** Where this studio keeps its settings, and where a test may put files: gone when the studio closes. */
  get folder(): string {
    return this.sandbox.folder;
  }

  find(target: Target, within?: Found): Promise<Found> {
    return this.page.find(target, within);
  }

  findAll(target: Target, within?: Found): Promise<Found[]> {
    return this.page.findAll(target, within);
  }

  gone(target: Target, within?: Found): Promise<void> {
    return this.page.gone(target, within);
  }

  async click(target: Target, within?: Found): Promise<void> {
    await (await this.find(target, within)).click();
  }

  /** What can be read on something. The driver's own answer leaves out text that cannot be selected. */
  async textOf(target: Target, within?: Found): Promise<string> {
    const found = await this.find(target, within);
    return this.browser.execute((element: HTMLElement) => element.innerText, found as unknown as HTMLElement);
  }

  /** Replaces what a field holds, as a user does: into it, select all, type. */
  async fill(target: Target, text: string, within?: Found): Promise<void> {
    await this.click(target, within);
    await this.press("Control+a");
    await (text === "" ? this.press("Delete") : this.type(text));
  }

  press(chord: string): Promise<void> {
    return keyboard.press(this.browser, chord);
  }

  type(text: string): Promise<void> {
    return keyboard.type(this.browser, text);
  }

  /** Drags the middle of one thing onto the middle of another, or onto the place in it that the fractions say. */
  async drag(from: Found, to: Found, across = 0.5, down = 0.5): Promise<void> {
    const start = await this.pointIn(from);
    await pointer.drag(this.browser, start, await this.pointIn(to, across, down));
  }

  dragBetween(from: pointer.Point, to: pointer.Point): Promise<void> {
    return pointer.drag(this.browser, from, to);
  }

  clickAt(point: pointer.Point, times = 1): Promise<void> {
    return pointer.clickAt(this.browser, point, times);
  }

  pointIn(element: Found, across = 0.5, down = 0.5): Promise<pointer.Point> {
    return pointer.pointIn(this.browser, element, across, down);
  }

  /** Calls one of the shell's commands as the page does, for what no pixel shows. */
  async invoke<Answer>(command: string, args: Record<string, unknown> = {}): Promise<Answer> {
    const answer: unknown = await this.browser.execute(
      "return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])",
      command,
      args,
    );
    return answer as Answer;
  }

  /** Errors that the page has thrown or logged: empty when all went well. */
  errors(): Promise<string[]> {
    return this.page.errors();
  }

  /** What the shell has printed: empty when all went well. */
  get output(): string {
    return this.window.output;
  }

  /** Writes what the screen shows to a PNG file and says where. */
  async screenshot(nameOrFile: string): Promise<string> {
    const file = nameOrFile.endsWith(".png")
      ? nameOrFile
      : join(SCREENSHOTS, `${nameOrFile.replaceAll(/[^\w-]+/g, "-")}.png`);
    await mkdir(join(file, ".."), { recursive: true });
    await this.isPainted();
    await this.screen.picture(file);
    return file;
  }

  async close(): Promise<void> {
    await this.window.stop();
    await this.screen.stop();
    await this.sandbox.remove();
  }

  /** Usable means: there is something to read, no grey bar stands in for what is still coming, and the fonts are there. */
  private async isUsable(): Promise<void> {
    await this.browser.waitUntil(
      () =>
        this.browser.execute(
          () =>
            Boolean(document.getElementById("root")?.innerText.trim()) &&
            document.querySelector("[aria-busy=true], .MuiSkeleton-root") === null &&
            document.fonts.status === "loaded",
        ),
      {
        timeout: USABLE_WITHIN_MS,
        interval: 20,
        timeoutMsg: `The studio was not usable after ${USABLE_WITHIN_MS} ms.\n${this.output}`,
      },
    );
    await this.isPainted();
  }

  /** What the page has become is on the screen two frames later; those may call for fonts, which take two more. */
  private async isPainted(): Promise<void> {
    await this.browser.execute(async () => {
      for (let round = 0; round < 2; round++) {
        await document.fonts.ready;
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      }
    });
  }
}

/** The shell under test: STUDIO_BINARY, or the debug build where the build door leaves it. */
async function studioBinary(): Promise<string> {
  const target = process.env["CARGO_TARGET_DIR"];
  const binary = process.env["STUDIO_BINARY"] ?? (target && join(target, "debug/extension-studio"));
  if (!binary)
    throw new Error("Neither STUDIO_BINARY nor CARGO_TARGET_DIR says where the studio is: use `make test`");
  await access(binary).catch(() => {
    throw new Error(`There is no studio at ${binary}: build it with scripts/build.sh`);
  });
  return binary;
}
