import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import { useId } from "react";

import type { Provider } from "../generated/Provider";
import { providers } from "../shell/providers";

const Card = styled("label")(({ theme: { palette } }) => ({
  position: "relative",
  flex: "1 1 0",
  display: "block",
  padding: "8px 12px",
  borderRadius: 6,
  border: `1px solid ${palette.divider}`,
  "&:hover": { borderColor: palette.text.disabled },
  "&:has(input:checked)": {
    borderColor: palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${palette.primary.main}`,
    backgroundColor: palette.action.selected,
  },
  "&:has(input:focus-visible)": { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
  "& input": { position: "absolute", opacity: 0 },
}));

interface ProviderCardsProps {
  value: Provider;
  onChange(provider: Provider): void;
}

/** The warehouse to write for, as cards; a radio group to the keyboard. */
export function ProviderCards({ value, onChange }: ProviderCardsProps) {
  const group = useId();
  return (
    <Box role="radiogroup" aria-label="Provider" sx={{ display: "flex", gap: 1 }}>
      {(Object.keys(providers) as Provider[]).map((provider) => {
        const { title, colour, note } = providers[provider];
        return (
          <Card key={provider}>
            <input
              type="radio"
              name={group}
              value={provider}
              checked={provider === value}
              aria-label={title}
              onChange={() => onChange(provider)}
            />
            <Box sx={{ display: "flex", alignItems: "center", gap: 0.75, fontWeight: 600 }}>
              <span style={{ width: 9, height: 9, borderRadius: 5, background: colour }} />
              {title}
            </Box>
            <Box sx={{ color: "text.secondary", fontSize: 11.5, lineHeight: "15px", mt: 0.25 }}>{note}</Box>
          </Card>
        );
      })}
    </Box>
  );
}
