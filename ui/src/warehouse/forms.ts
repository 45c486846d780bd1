// What the fields of a connection hold before somebody fills them, and which of them must be filled.
import type { ConnectionForm } from "../generated/ConnectionForm";
import type { Provider } from "../generated/Provider";

export type BigqueryForm = Extract<ConnectionForm, { provider: "bigquery" }>;
export type SnowflakeForm = Extract<ConnectionForm, { provider: "snowflake" }>;

/** An empty form; none for a provider that the studio does not connect to. `location` is what is known already. */
export function blankForm(provider: Provider, location: string | null): ConnectionForm | null {
  const dot = location?.lastIndexOf(".") ?? -1;
  const [first, second] =
    location === null || dot < 0 ? ["", ""] : [location.slice(0, dot), location.slice(dot + 1)];
  switch (provider) {
    case "bigquery":
      return {
        provider,
        project: first,
        dataset: second,
        signIn: { kind: "applicationDefault" },
        address: "",
      };
    case "snowflake":
      return {
        provider,
        account: "",
        user: "",
        signIn: { kind: "password" },
        database: first,
        schema: second,
        role: "",
        warehouse: "",
        address: "",
      };
    case "oracle":
      return null;
  }
}

/** What still has to be filled in before anyone can sign in, in words. */
export function missing(form: ConnectionForm): string[] {
  const needed: [string, string][] =
    form.provider === "bigquery"
      ? [
          ["project", form.project],
          ["dataset", form.dataset],
          ...(form.signIn.kind === "file"
            ? [["credentials file", form.signIn.path] as [string, string]]
            : []),
          ...(form.signIn.kind === "nobody" ? [["address", form.address] as [string, string]] : []),
        ]
      : [
          ["account", form.account],
          ["user", form.user],
          ["database", form.database],
          ["schema", form.schema],
          ...(form.signIn.kind === "keyPair" ? [["private key", form.signIn.path] as [string, string]] : []),
        ];
  return needed.filter(([, value]) => value.trim() === "").map(([name]) => name);
}

/** What the form's secret is called; none where there is none. */
export function secretName(form: ConnectionForm): string | null {
  if (form.provider === "bigquery") return null;
  return form.signIn.kind === "password" ? "Password" : "Passphrase";
}
