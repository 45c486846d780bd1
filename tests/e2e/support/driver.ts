import { createServer, type AddressInfo } from "node:net";
import { remote, type Browser } from "webdriverio";
import { BackgroundProcess } from "./processes.ts";

/** A window under control: the session that steers it, and how to end both. */
export interface DrivenWindow {
  readonly browser: Browser;
  /** What the shell and the driver have printed. */
  readonly output: string;
  stop(): Promise<void>;
}

export interface Program {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Starts a driver of its own for the program, and opens the program's window through it. */
export async function openWindow({ binary, args, env }: Program): Promise<DrivenWindow> {
  const [port, nativePort] = [await freePort(), await freePort()];
  const driver = new BackgroundProcess(
    "tauri-driver",
    ["--port", String(port), "--native-port", String(nativePort)],
    { env },
  );
  try {
    await driver.until(() => answers(port));
    const browser = await remote({
      hostname: "127.0.0.1",
      port,
      logLevel: "error",
      connectionRetryCount: 0,
      capabilities: {
        "tauri:options": { application: binary, args },
        "wdio:enforceWebDriverClassic": true,
      } as WebdriverIO.Capabilities,
    });
    return {
      browser,
      get output() {
        return driver.output;
      },
      stop: async () => {
        await browser.deleteSession().catch(() => undefined);
        await driver.stop();
      },
    };
  } catch (error) {
    await driver.stop();
    throw new Error(`The window of ${binary} could not be opened.\n${driver.output}`, { cause: error });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answers(port: number): Promise<boolean> {
  try {
    const status = await fetch(`http://127.0.0.1:${port}/status`);
    return status.ok;
  } catch {
    return false;
  }
}
