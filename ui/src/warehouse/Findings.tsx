import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorIcon from "@mui/icons-material/Error";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { Identity } from "../generated/Identity";
import { errorText } from "../state/toasts";

/** Who is signed in, and what is there and what is missing for deploying and testing. */
export function Findings({ identity }: { identity: Identity }) {
  return (
    <Box role="status" aria-label="What the test found" sx={frame}>
      <Typography className="selectable" sx={{ overflowWrap: "anywhere" }}>
        Signed in as <b>{identity.who}</b>, writing to <b>{identity.location}</b>
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: "6px 0 0", p: 0, display: "grid", gap: "6px" }}>
        {identity.findings.map(({ is_good, message, help }, at) => (
          <Box component="li" key={at} sx={{ display: "flex", gap: "8px" }}>
            {is_good ? (
              <CheckCircle color="success" titleAccess="Good" sx={mark} />
            ) : (
              <ErrorIcon color="error" titleAccess="Missing" sx={mark} />
            )}
            <div>
              <Typography className="selectable">{message}</Typography>
              {help && (
                <Typography className="selectable" variant="caption" sx={{ color: "text.secondary" }}>
                  {help}
                </Typography>
              )}
            </div>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Why nothing came of asking a warehouse. */
export function Refusal({ error }: { error: unknown }) {
  const { message, help } = errorText(error);
  return (
    <Alert severity="error" variant="outlined" sx={{ alignItems: "flex-start" }}>
      <Typography className="selectable" sx={{ overflowWrap: "anywhere" }}>
        {message}
      </Typography>
      {help && (
        <Typography
          className="selectable"
          variant="caption"
          component="p"
          sx={{ color: "text.secondary", m: 0 }}
        >
          {help}
        </Typography>
      )}
    </Alert>
  );
}

const mark = { fontSize: "16px !important", mt: "2px", flex: "none" } as const;
const frame = {
  border: 1,
  borderColor: "divider",
  borderRadius: 1,
  p: "10px 12px",
  bgcolor: "background.default",
} as const;
