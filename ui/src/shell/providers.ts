import type { Provider } from "../generated/Provider";

export const providers: Record<Provider, { title: string; colour: string; note: string }> = {
  bigquery: {
    title: "BigQuery",
    colour: "#4386fa",
    note: "Google BigQuery scripting; SQL, JavaScript and Python functions",
  },
  snowflake: {
    title: "Snowflake",
    colour: "#29b5e8",
    note: "Snowflake Scripting; SQL, JavaScript and Python functions",
  },
  oracle: { title: "Oracle", colour: "#c74634", note: "PL/SQL, without functions of its own" },
};
