import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Stack from "@mui/material/Stack";
import type { ReactNode } from "react";

import type { SnowflakeForm } from "./forms";
import { FileField } from "./FileField";
import { LineField } from "./LineField";

interface SnowflakeFieldsProps {
  form: SnowflakeForm;
  onChange(form: SnowflakeForm): void;
  /** The field of the password or the passphrase. */
  secret: ReactNode;
}

const pair = { gap: 1.5 } as const;

export function SnowflakeFields({ form, onChange, secret }: SnowflakeFieldsProps) {
  const line = (key: "account" | "user" | "database" | "schema" | "role" | "warehouse" | "address") => ({
    value: form[key],
    onChange: (text: string) => onChange({ ...form, [key]: text }),
  });
  const { signIn } = form;
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Stack direction="row" sx={pair}>
        <LineField required autoFocus label="Account" placeholder="org-account" {...line("account")} />
        <LineField required label="User" {...line("user")} />
      </Stack>
      <ToggleButtonGroup
        exclusive
        value={signIn.kind}
        aria-label="Sign in with"
        onChange={(_, kind: "password" | "keyPair" | null) =>
          kind && onChange({ ...form, signIn: kind === "password" ? { kind } : { kind, path: "" } })
        }
      >
        <ToggleButton value="password">Password</ToggleButton>
        <ToggleButton value="keyPair">Key pair</ToggleButton>
      </ToggleButtonGroup>
      {signIn.kind === "keyPair" && (
        <FileField
          label="Private key"
          title="Choose the user's private key"
          endings={["p8", "pem", "key"]}
          value={signIn.path}
          helperText="PEM. The studio reads it where it is."
          onChange={(path) => onChange({ ...form, signIn: { kind: "keyPair", path } })}
        />
      )}
      {secret}
      <Stack direction="row" sx={pair}>
        <LineField required label="Database" {...line("database")} />
        <LineField required label="Schema" {...line("schema")} />
      </Stack>
      <Stack direction="row" sx={pair}>
        <LineField label="Role" placeholder="The user’s default" {...line("role")} />
        <LineField label="Warehouse" placeholder="The user’s default" {...line("warehouse")} />
      </Stack>
      <LineField
        label="Address"
        placeholder="Snowflake’s own"
        helperText="Only where it is not Snowflake itself that answers"
        {...line("address")}
      />
    </Stack>
  );
}
