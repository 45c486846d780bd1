import Chip from "@mui/material/Chip";

import type { Provider } from "../generated/Provider";
import { providers } from "./providers";

/** The warehouse a package is for. */
export function ProviderChip({ provider }: { provider: Provider | null }) {
  const { title, colour } = provider ? providers[provider] : { title: "No provider", colour: "#8a9299" };
  return (
    <Chip
      variant="outlined"
      label={title}
      icon={<span style={{ width: 8, height: 8, borderRadius: 4, background: colour, marginLeft: 8 }} />}
      sx={{ height: 22 }}
    />
  );
}
