import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { Told } from "../generated/Told";
import { runNames } from "../words";
import { PlaceLink } from "./PlaceLink";
import { SqlBlock } from "./SqlBlock";

/** What happened, where, and in which statement. */
export function ToldView({ told }: { told: Told }) {
  return (
    <Box>
      <Typography className="selectable" sx={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
        {told.message}
      </Typography>
      <Box sx={{ display: "flex", gap: "12px", mt: "2px", alignItems: "baseline", flexWrap: "wrap" }}>
        {told.run && (
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {runNames[told.run]}
          </Typography>
        )}
        <PlaceLink path={told.path} place={told.place} />
      </Box>
      {told.dynamic && (
        <Box sx={{ mt: "8px" }}>
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            In this statement, made while running, at line {told.dynamic.place.line}, column{" "}
            {told.dynamic.place.column}:
          </Typography>
          <SqlBlock
            text={told.dynamic.sql}
            marked={told.dynamic.place.line}
            label="Statement made while running"
          />
        </Box>
      )}
    </Box>
  );
}
