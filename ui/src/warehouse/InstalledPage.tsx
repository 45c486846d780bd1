// What is installed in the warehouse: extensions at the side, what is in one beside.
import CloudOutlined from "@mui/icons-material/CloudOutlined";
import Refresh from "@mui/icons-material/Refresh";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { ConnectionView } from "../generated/ConnectionView";
import type { InstalledView } from "../generated/InstalledView";
import { actions } from "../shell/actions";
import { EmptyState } from "../shell/EmptyState";
import { LoadingRoom } from "../shell/Room";
import { openDialog } from "../state/dialogs";
import { useNoticeable } from "../trial/useNoticeable";
import { isConnected, useConnection } from "./connection";
import { Refusal } from "./Findings";
import { InstalledDetail } from "./InstalledDetail";
import { InstalledRow } from "./InstalledRow";
import { useInstalled } from "./installed";

export default function InstalledPage() {
  const { data: connection } = useConnection();
  if (!connection) return <LoadingRoom />;
  if (!isConnected(connection)) return <NotConnected connection={connection} />;
  return <Installed location={connection.location ?? ""} />;
}

function NotConnected({ connection: { problem } }: { connection: ConnectionView }) {
  return (
    <EmptyState
      title="Not connected"
      action={
        <Button
          variant="contained"
          startIcon={<CloudOutlined />}
          onClick={() => openDialog({ kind: "connection" })}
        >
          Connect…
        </Button>
      }
    >
      What is installed shows once the package is connected. {problem?.message}.
    </EmptyState>
  );
}

function Installed({ location }: { location: string }) {
  const { data, error, isFetching, refetch } = useInstalled(true);
  const isSlow = useNoticeable(isFetching);
  return (
    <Stack sx={{ height: "100%", minHeight: 0 }}>
      <Box sx={bar}>
        <Typography component="h2" variant="h3">
          Installed extensions
        </Typography>
        <Typography noWrap className="selectable" sx={{ flex: 1, minWidth: 0, color: "text.secondary" }}>
          {data?.location ?? location}
        </Typography>
        <Button
          color="inherit"
          startIcon={<Refresh />}
          loadingPosition="start"
          loading={isSlow}
          onClick={() => void refetch()}
        >
          Refresh
        </Button>
      </Box>
      {error !== null && (
        <Box sx={{ p: "12px 16px" }}>
          <Refusal error={error} />
        </Box>
      )}
      {data ? <Extensions view={data} /> : error === null && <LoadingRoom />}
    </Stack>
  );
}

function Extensions({ view: { location, extensions } }: { view: InstalledView }) {
  const [wanted, setWanted] = useState<string | null>(null);
  if (extensions.length === 0)
    return (
      <EmptyState
        title="Nothing is installed yet"
        action={
          <Button
            variant="outlined"
            startIcon={<actions.deploy.Icon />}
            onClick={() => void actions.deploy.run()}
          >
            Deploy…
          </Button>
        }
      >
        {location} holds no extension. Deploy this package, and it shows here.
      </EmptyState>
    );
  const shown =
    extensions.find(({ name }) => name === wanted) ??
    extensions.find(({ standing }) => standing !== null) ??
    extensions[0];
  return (
    <Box sx={{ display: "flex", flex: 1, minHeight: 0 }}>
      <Box
        component="nav"
        aria-label="Installed extensions"
        sx={{
          width: 264,
          flex: "none",
          overflowY: "auto",
          borderRight: 1,
          borderColor: "divider",
          py: "6px",
        }}
      >
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {extensions.map((extension) => (
            <InstalledRow
              key={extension.name}
              installed={extension}
              isSelected={extension === shown}
              onSelect={() => setWanted(extension.name)}
            />
          ))}
        </Box>
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, overflow: "auto" }}>
        {shown && <InstalledDetail key={shown.name} installed={shown} />}
      </Box>
    </Box>
  );
}

const bar = {
  display: "flex",
  alignItems: "baseline",
  gap: "10px",
  p: "8px 8px 8px 16px",
  borderBottom: 1,
  borderColor: "divider",
  flex: "none",
} as const;
