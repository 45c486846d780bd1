// Connections, plans and tables to put on the screen in tests.
import type { Act } from "../generated/Act";
import type { ConnectionView } from "../generated/ConnectionView";
import type { PlanView } from "../generated/PlanView";

export const connection = (part: Partial<ConnectionView> = {}): ConnectionView => ({
  provider: "bigquery",
  form: null,
  secret: null,
  location: "shop.temp",
  problem: null,
  told: { location: "shop.temp", problem: null },
  ...part,
});

const unset = {
  message: "BQ_TEST_PROJECT is not set, so nobody knows how to connect to BigQuery",
  help: "Set BQ_TEST_PROJECT in the environment or in the package's .env",
};

export const unconnected = (part: Partial<ConnectionView> = {}): ConnectionView =>
  connection({ location: null, problem: unset, told: { location: null, problem: unset }, ...part });

const act = (kind: Act["kind"], name: string, folder: string | null = null): Act => ({
  kind,
  name,
  sql: `-- ${kind} ${name}\nSELECT 1;`,
  folder,
});

export const plan = (part: Partial<PlanView> = {}): PlanView => ({
  destination: "shop.temp",
  extension: "retail",
  installedVersion: "0.9.0",
  acts: [
    act("createTable", ""),
    act("dropProcedure", "__proc_alpha_1"),
    act("forget", "retail"),
    act("createProcedure", "__proc_alpha_2", "components/alpha"),
    act("replaceFunction", "__func_SCORE", "functions/score"),
    act("register", "retail"),
  ],
  ...part,
});
