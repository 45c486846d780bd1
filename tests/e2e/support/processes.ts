import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { clearAtTheEnd } from "./leftovers.ts";

const PATIENCE_MS = 2000;

/** A program that runs beside the test, together with everything it starts in turn. */
export class BackgroundProcess {
  readonly child: ChildProcess;
  private readonly lines: string[] = [];
  private readonly forget: () => void;

  constructor(
    readonly command: string,
    args: readonly string[],
    options: SpawnOptions = {},
  ) {
    // Detached makes it the leader of a process group, which can be ended whole.
    this.child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options, detached: true });
    this.child.stdout?.on("data", (text: Buffer) => this.lines.push(text.toString()));
    this.child.stderr?.on("data", (text: Buffer) => this.lines.push(text.toString()));
    this.child.on("error", (error) => this.lines.push(`${command} could not be started: ${error.message}`));
    this.forget = clearAtTheEnd(() => this.signal("SIGKILL"));
  }

  /** Everything it has printed so far. */
  get output(): string {
    return this.lines.join("");
  }

  get hasEnded(): boolean {
    return this.child.pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until `isReady` holds; fails with what the program printed when it ends or dawdles instead. */
  async until(isReady: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await isReady())) {
      if (this.hasEnded) throw new Error(`${this.command} ended before it was ready:\n${this.output}`);
      if (Date.now() > deadline)
        throw new Error(`${this.command} was not ready after ${timeoutMs} ms:\n${this.output}`);
      await pause(20);
    }
  }

  /** Ends it and all that it started: asked first, then made to. */
  async stop(): Promise<void> {
    if (!this.hasEnded) {
      const ended = once(this.child, "exit");
      this.signal("SIGTERM");
      await Promise.race([ended, pause(PATIENCE_MS, undefined, { ref: false })]);
    }
    this.signal("SIGKILL");
    this.forget();
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}
