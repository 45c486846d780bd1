import { execFile } from "node:child_process";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { BackgroundProcess } from "./processes.ts";

/** A screen that nobody sees, so that a test never takes over a developer's own. */
export interface Screen {
  /** What DISPLAY must be for a program to appear on it. */
  readonly display: string;
  /** Writes what the screen shows now as a PNG file. */
  picture(file: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startScreen(width = 1440, height = 900): Promise<Screen> {
  // `-displayfd 3` lets the server choose a free number and write it to the fourth stream.
  const server = new BackgroundProcess(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp", "+extension", "GLX"],
    { stdio: ["ignore", "pipe", "pipe", "pipe"] },
  );
  let number = "";
  (server.child.stdio[3] as Readable).on("data", (text: Buffer) => (number += text.toString()));
  await server.until(() => number.endsWith("\n"));
  const display = `:${number.trim()}`;

  return {
    display,
    picture: async (file) => {
      await promisify(execFile)("import", ["-display", display, "-window", "root", file]);
    },
    stop: () => server.stop(),
  };
}
