import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { studio } from "../api/studio";
import type { ConnectionForm } from "../generated/ConnectionForm";
import type { ConnectionView } from "../generated/ConnectionView";
import type { Identity } from "../generated/Identity";
import { providers } from "../shell/providers";
import { showToast } from "../state/toasts";
import { BigqueryFields } from "./BigqueryFields";
import { isConnected, keepConnection, useConnection } from "./connection";
import { EnvFile } from "./EnvFile";
import { Findings, Refusal } from "./Findings";
import { blankForm, missing, secretName } from "./forms";
import { nameOfAct, stopAct } from "./longAct";
import { SecretField } from "./SecretField";
import { SnowflakeFields } from "./SnowflakeFields";

interface ConnectionDialogProps {
  /** What was wanted of the connection, done once there is one. */
  then?: () => void;
  onClose(): void;
}

/** How the package reaches its warehouse: as `.env` says, or as it is filled in here. */
export function ConnectionDialog({ then, onClose }: ConnectionDialogProps) {
  const { data: view, error } = useConnection();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="connection-title">
      <DialogTitle id="connection-title">
        {view ? `Connection to ${providers[view.provider].title}` : "Connection"}
      </DialogTitle>
      {view ? (
        <Connection view={view} then={then} onClose={onClose} />
      ) : (
        <DialogContent sx={{ minHeight: 120 }}>{error !== null && <Refusal error={error} />}</DialogContent>
      )}
    </Dialog>
  );
}

type Source = "env" | "form";
type Tested = { identity: Identity } | { error: unknown };

function Connection({ view, then, onClose }: ConnectionDialogProps & { view: ConnectionView }) {
  const blank = blankForm(view.provider, view.location);
  const [source, setSource] = useState<Source>(view.form === null && isConnected(view) ? "env" : "form");
  const [form, setForm] = useState(view.form ?? blank);
  // A secret is in this state alone, and gone with the dialog.
  const [secret, setSecret] = useState("");
  const [lasting, setLasting] = useState(view.secret !== "memory");
  const [testing, setTesting] = useState<string | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);
  const [saving, setSaving] = useState(false);
  const [onlyInMemory, setOnlyInMemory] = useState(false);

  const underWay = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (underWay.current !== null) stopAct(underWay.current);
    },
    [],
  );

  if (blank === null || form === null) return <NotServed onClose={onClose} />;
  const typed = secret === "" ? null : secret;
  const lacks = source === "form" ? missing(form) : [];
  const asks = source === "form" ? secretName(form) : null;

  const change = (next: ConnectionForm) => {
    setForm(next);
    setTested(null);
    setOnlyInMemory(false);
  };

  async function test(form: ConnectionForm) {
    const run = nameOfAct("connection");
    underWay.current = run;
    setTesting(run);
    setTested(null);
    try {
      const answer =
        source === "form"
          ? await studio.testConnection(run, form, typed)
          : await studio.testEnvConnection(run);
      if (underWay.current === run) setTested({ identity: answer });
    } catch (error) {
      if (underWay.current === run) setTested({ error });
    } finally {
      if (underWay.current === run) {
        underWay.current = null;
        setTesting(null);
      }
    }
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (lacks.length > 0) return;
    setSaving(true);
    const kept = await (source === "env"
      ? keepConnection(null, null, false)
      : keepConnection(form, typed, lasting));
    setSaving(false);
    if (kept === null) return;
    setSecret("");
    // Said before the dialog goes: who counts on the keyring would look for the password in vain tomorrow.
    if (typed !== null && lasting && kept.secret === "memory" && !onlyInMemory) {
      setOnlyInMemory(true);
      return;
    }
    finish(kept);
  }

  function finish(kept: ConnectionView) {
    onClose();
    if (isConnected(kept)) then?.();
    else if (kept.problem) showToast({ severity: "warning", ...kept.problem });
  }

  async function forget() {
    if (await keepConnection(null, null, false)) onClose();
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => void save(event)} sx={{ display: "contents" }}>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: "14px" }}>
        <ToggleButtonGroup
          exclusive
          value={source}
          aria-label="Where the connection comes from"
          onChange={(_, next: Source | null) => {
            if (next === null) return;
            setSource(next);
            setTested(null);
          }}
        >
          <ToggleButton value="form">Made here</ToggleButton>
          <ToggleButton value="env">From .env</ToggleButton>
        </ToggleButtonGroup>
        {source === "env" ? (
          <EnvFile view={view} />
        ) : form.provider === "bigquery" ? (
          <BigqueryFields form={form} onChange={change} />
        ) : (
          <SnowflakeFields
            form={form}
            onChange={change}
            secret={
              asks && (
                <SecretField
                  label={asks}
                  kept={view.secret}
                  optional={form.signIn.kind === "keyPair"}
                  value={secret}
                  lasting={lasting}
                  onChange={(text) => {
                    setSecret(text);
                    setTested(null);
                  }}
                  onLasting={setLasting}
                />
              )
            }
          />
        )}
        {onlyInMemory && (
          <Alert severity="warning" variant="outlined">
            The system’s keyring cannot be reached. The {asks?.toLowerCase()} is kept in memory, until the
            studio is closed.
          </Alert>
        )}
        {tested && "identity" in tested && <Findings identity={tested.identity} />}
        {tested && "error" in tested && <Refusal error={tested.error} />}
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          loading={testing !== null}
          disabled={lacks.length > 0}
          onClick={() => void test(form)}
        >
          Test connection
        </Button>
        {view.form !== null && source === "form" && (
          <Button color="error" onClick={() => void forget()}>
            Forget
          </Button>
        )}
        <Typography
          noWrap
          variant="caption"
          sx={{ flex: 1, color: "text.secondary", textAlign: "right", pr: 1 }}
        >
          {lacks.length > 0 && `Missing: ${lacks.join(", ")}`}
        </Typography>
        <Button color="inherit" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="contained" loading={saving} disabled={lacks.length > 0}>
          {onlyInMemory ? "Done" : "Save"}
        </Button>
      </DialogActions>
    </Box>
  );
}

function NotServed({ onClose }: { onClose(): void }) {
  return (
    <>
      <DialogContent>
        <Typography>
          The studio does not connect to this provider. Export the ZIP, and let Workflows install it.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </>
  );
}
