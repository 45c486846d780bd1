import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { clearAtTheEnd } from "./leftovers.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** How this machine reaches the registry that Python packages come from. */
const REACHING_REGISTRIES = /^((https?|all|no)_proxy|SSL_CERT_(FILE|DIR)|UV_.+)$/i;

/** A package that a test may change as it likes: a copy, in a folder that goes away. */
export class PackageCopy {
  constructor(readonly folder: string) {}

  path(file: string): string {
    return join(this.folder, file);
  }

  read(file: string): Promise<string> {
    return readFile(this.path(file), "utf8");
  }

  /** Every file by its path in the package, byte for byte, so that two moments can be compared. */
  async everyFile(): Promise<Record<string, string>> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const read = async (file: string) =>
      [relative(this.folder, file), await readFile(file, "latin1")] as const;
    return Object.fromEntries(await Promise.all(files.sort().map(read)));
  }
}

/** Temporary homes for all that a studio under test reads and writes, so that it meets no user's settings. */
export class Sandbox {
  private readonly forget: () => void;

  private constructor(readonly folder: string) {
    this.forget = clearAtTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  }

  static async make(): Promise<Sandbox> {
    const sandbox = new Sandbox(await mkdtemp(join(tmpdir(), "extension-studio-")));
    await mkdir(join(sandbox.folder, "runtime"), { mode: 0o700 });
    await mkdir(join(sandbox.folder, "home"));
    return sandbox;
  }

  /** Copies one of the repository's examples, or any package folder. */
  async copyPackage(exampleOrFolder: string): Promise<PackageCopy> {
    const source = exampleOrFolder.includes("/") ? exampleOrFolder : join(ROOT, "examples", exampleOrFolder);
    const copy = join(this.folder, "packages", basename(source));
    await cp(source, copy, { recursive: true });
    return new PackageCopy(copy);
  }

  environment(display: string): NodeJS.ProcessEnv {
    const home = (name: string) => join(this.folder, name);
    return {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => REACHING_REGISTRIES.test(name))),
      PATH: process.env["PATH"],
      LANG: "C.UTF-8",
      DISPLAY: display,
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
      // Without a graphics card the shared-buffer renderer takes seconds to its first frame; WebGL works without it.
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      // No accessibility bus and no session bus: neither is there on a bare machine, and both would leak settings in.
      NO_AT_BRIDGE: "1",
      GTK_A11Y: "none",
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${home("no-bus")}`,
      HOME: home("home"),
      XDG_CONFIG_HOME: home("config"),
      XDG_DATA_HOME: home("data"),
      XDG_STATE_HOME: home("state"),
      XDG_CACHE_HOME: home("cache"),
      XDG_RUNTIME_DIR: home("runtime"),
      // What the Python functions of packages need is downloaded once, not once a test.
      UV_CACHE_DIR: process.env["UV_CACHE_DIR"] ?? join(homedir(), ".cache", "uv"),
    };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    this.forget();
  }
}
