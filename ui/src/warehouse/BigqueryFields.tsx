import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import type { BigQuerySignIn } from "../generated/BigQuerySignIn";
import type { BigqueryForm } from "./forms";
import { FileField } from "./FileField";
import { LineField } from "./LineField";

const ways: Record<BigQuerySignIn["kind"], string> = {
  applicationDefault: "As this computer is signed in to Google Cloud",
  file: "With a credentials file",
  nobody: "Not at all: a server on this computer that asks nobody",
};

/** A way to sign in; the first is made elsewhere, and by this. */
function Way({ kind }: { kind: BigQuerySignIn["kind"] }) {
  return (
    <>
      {ways[kind]}
      {kind === "applicationDefault" && (
        <Typography
          variant="caption"
          className="selectable"
          sx={{ display: "block", color: "text.secondary" }}
        >
          Once in a terminal: gcloud auth application-default login
        </Typography>
      )}
    </>
  );
}

interface BigqueryFieldsProps {
  form: BigqueryForm;
  onChange(form: BigqueryForm): void;
}

export function BigqueryFields({ form, onChange }: BigqueryFieldsProps) {
  const id = useId();
  const { signIn } = form;
  const way = (kind: BigQuerySignIn["kind"]) =>
    onChange({ ...form, signIn: kind === "file" ? { kind, path: "" } : { kind } });
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <LineField
          required
          autoFocus
          label="Project"
          value={form.project}
          onChange={(project) => onChange({ ...form, project })}
        />
        <LineField
          required
          label="Dataset"
          value={form.dataset}
          helperText="Where Workflows keeps its extensions"
          onChange={(dataset) => onChange({ ...form, dataset })}
        />
      </Stack>
      <div>
        <Typography id={id} variant="h6" component="h3" sx={{ color: "text.secondary", fontWeight: 500 }}>
          Sign in
        </Typography>
        <RadioGroup
          aria-labelledby={id}
          value={signIn.kind}
          onChange={(_, kind) => way(kind as BigQuerySignIn["kind"])}
        >
          {(Object.keys(ways) as BigQuerySignIn["kind"][]).map((kind) => (
            <FormControlLabel key={kind} value={kind} control={<Radio />} label={<Way kind={kind} />} />
          ))}
        </RadioGroup>
      </div>
      {signIn.kind === "file" && (
        <FileField
          label="Credentials file"
          title="Choose a Google Cloud credentials file"
          endings={["json"]}
          value={signIn.path}
          helperText="Of a service account or a workload identity. The studio reads it where it is."
          onChange={(path) => onChange({ ...form, signIn: { kind: "file", path } })}
        />
      )}
      <LineField
        label="Address"
        value={form.address}
        required={signIn.kind === "nobody"}
        placeholder={signIn.kind === "nobody" ? "http://127.0.0.1:9050" : "Google’s own"}
        helperText={signIn.kind === "nobody" ? undefined : "Only where it is not Google itself that answers"}
        onChange={(address) => onChange({ ...form, address })}
      />
    </Stack>
  );
}
