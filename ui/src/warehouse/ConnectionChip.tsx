import Chip from "@mui/material/Chip";
import Tooltip from "@mui/material/Tooltip";

import type { Provider } from "../generated/Provider";
import { ProviderChip } from "../shell/ProviderChip";
import { providers } from "../shell/providers";
import { openDialog } from "../state/dialogs";
import { destinationText, isConnected, useConnection } from "./connection";

/** Where the package is deployed and tested; opens the connection. */
export function ConnectionChip({ provider }: { provider: Provider | null }) {
  const { data: view } = useConnection();
  if (provider === null || provider === "oracle" || view?.provider !== provider)
    return <ProviderChip provider={provider} />;
  const { title, colour } = providers[provider];
  const isReady = isConnected(view);
  const hint = isReady
    ? `${view.form === null ? "Connected as .env says" : "Connected as made here"}: ${view.location}`
    : `Not connected. ${view.problem?.message ?? ""}`;
  return (
    <Tooltip title={hint}>
      <Chip
        variant="outlined"
        clickable
        aria-label={isReady ? `Connection: ${destinationText(view)}` : `Connection: ${title}, not connected`}
        label={isReady ? destinationText(view) : `${title} · not connected`}
        onClick={() => openDialog({ kind: "connection" })}
        icon={
          <span
            style={{
              width: 8,
              height: 8,
              flex: "none",
              boxSizing: "border-box",
              borderRadius: 4,
              background: isReady ? colour : "transparent",
              border: `1.5px solid ${colour}`,
              marginLeft: 8,
            }}
          />
        }
        sx={{ height: 22, minWidth: 90, maxWidth: 280, color: isReady ? undefined : "text.secondary" }}
      />
    </Tooltip>
  );
}
