import { access } from "node:fs/promises";
import { join } from "node:path";
import { BackgroundProcess } from "./processes.ts";

/** The dataset that a stand-in starts with. */
export const DATASET = "workflows_temp";

/** A BigQuery of the test's own on this computer: `extstudio emulate bigquery`, empty, on a free port. */
export class StandIn {
  private constructor(
    private readonly server: BackgroundProcess,
    readonly address: string,
  ) {}

  static async start(): Promise<StandIn> {
    const server = new BackgroundProcess(await commandLine(), [
      "emulate",
      "bigquery",
      "--port",
      "0",
      "--dataset",
      DATASET,
    ]);
    const address = () => /listens on (http:\/\/[\d.:]+)/.exec(server.output)?.[1];
    try {
      await server.until(() => address() !== undefined);
      return new StandIn(server, address() ?? "");
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Runs a statement in it, as any client would. */
  async query(sql: string): Promise<string[][]> {
    const answer = await fetch(`${this.address}/bigquery/v2/projects/offline/queries`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: sql, useLegacySql: false }),
    });
    const body = (await answer.json()) as { rows?: { f: { v: string }[] }[]; error?: { message: string } };
    if (!answer.ok) throw new Error(`The stand-in refused ${sql}: ${body.error?.message ?? answer.status}`);
    return (body.rows ?? []).map(({ f }) => f.map(({ v }) => v));
  }

  /** The names of what it holds: tables or routines. */
  async names(kind: "tables" | "routines"): Promise<string[]> {
    const answer = await fetch(
      `${this.address}/bigquery/v2/projects/offline/datasets/${DATASET}/${kind}?maxResults=1000`,
    );
    const body = (await answer.json()) as Record<
      string,
      { tableReference?: { tableId: string }; routineReference?: { routineId: string } }[] | undefined
    >;
    return (body[kind] ?? []).map(
      ({ tableReference, routineReference }) => tableReference?.tableId ?? routineReference?.routineId ?? "",
    );
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** The command line under test: EXTSTUDIO_BINARY, or the debug build where the build door leaves it. */
async function commandLine(): Promise<string> {
  const target = process.env["CARGO_TARGET_DIR"];
  const binary = process.env["EXTSTUDIO_BINARY"] ?? (target && join(target, "debug/extstudio"));
  if (!binary)
    throw new Error("Neither EXTSTUDIO_BINARY nor CARGO_TARGET_DIR says where extstudio is: use `make test`");
  await access(binary).catch(() => {
    throw new Error(`There is no extstudio at ${binary}: build it with cargo build -p extension-cli`);
  });
  return binary;
}
