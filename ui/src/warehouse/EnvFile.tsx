import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { ConnectionView } from "../generated/ConnectionView";
import { codeFont } from "../theme/studioTheme";

/** What `.env` and the environment may tell, by provider. */
const variables: Record<string, readonly string[]> = {
  bigquery: [
    "BQ_TEST_PROJECT",
    "BQ_TEST_DATASET",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "BIGQUERY_EMULATOR_HOST",
  ],
  snowflake: [
    "SF_ACCOUNT",
    "SF_USER",
    "SF_PASSWORD",
    "SF_PRIVATE_KEY_PATH",
    "SF_TEST_DATABASE",
    "SF_TEST_SCHEMA",
    "SF_ROLE",
    "SF_WAREHOUSE",
  ],
};

/** The connection that the package's `.env` and the environment tell of, and what they leave out. */
export function EnvFile({ view: { provider, told } }: { view: ConnectionView }) {
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: "10px" }}>
      <Typography sx={{ color: "text.secondary" }}>
        Read from the package’s .env and the environment, at every run. The file is never packaged.
      </Typography>
      {told.problem === null ? (
        <Alert role="note" severity="success" variant="outlined" icon={false}>
          It connects to <b className="selectable">{told.location}</b>
        </Alert>
      ) : (
        <Alert role="note" severity="warning" variant="outlined" sx={{ alignItems: "flex-start" }}>
          <Typography className="selectable">{told.problem.message}</Typography>
          {told.problem.help && (
            <Typography className="selectable" variant="caption" sx={{ color: "text.secondary" }}>
              {told.problem.help}
            </Typography>
          )}
        </Alert>
      )}
      <Box
        component="ul"
        aria-label="Variables"
        className="selectable"
        sx={{
          listStyle: "none",
          m: 0,
          p: 0,
          display: "grid",
          gridTemplateColumns: "1fr 1fr",
          gap: "2px 16px",
          fontFamily: codeFont,
          fontSize: 12,
          color: "text.secondary",
        }}
      >
        {(variables[provider] ?? []).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </Box>
    </Box>
  );
}
