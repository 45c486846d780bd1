import Box from "@mui/material/Box";
import { useId } from "react";

import type { Told } from "../generated/Told";
import { codeFont } from "../theme/studioTheme";

interface TypedTextProps {
  text: string;
  problem: Told | null;
  onType(text: string): void;
}

const example = "id,name,geom\n1,Centre,POINT(-3.70 40.42)\n\nor JSON, a JSON object a line, GeoJSON";

/** Where rows are typed or pasted; which format they have shows in them. */
export function TypedText({ text, problem, onType }: TypedTextProps) {
  const problemId = useId();
  return (
    <Box
      sx={{
        display: "flex",
        flexDirection: "column",
        width: "38%",
        minWidth: 220,
        borderRight: 1,
        borderColor: "divider",
      }}
    >
      <Box
        component="textarea"
        value={text}
        aria-label="Rows as CSV, JSON or GeoJSON"
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        placeholder={example}
        spellCheck={false}
        wrap="off"
        onChange={(event) => onType(event.target.value)}
        sx={{
          flex: 1,
          minHeight: 0,
          resize: "none",
          border: 0,
          p: "8px 10px",
          font: "inherit",
          fontFamily: codeFont,
          fontSize: 12,
          lineHeight: "18px",
          color: "text.primary",
          bgcolor: "transparent",
          outline: "none",
          "&:focus-visible": { boxShadow: ({ palette }) => `inset 0 0 0 2px ${palette.primary.main}` },
          "&::placeholder": { color: "text.disabled" },
        }}
      />
      {problem && (
        <Box
          id={problemId}
          role="alert"
          sx={{ flex: "none", p: "5px 10px", fontSize: 12, color: "error.main" }}
        >
          {problem.place && `Line ${problem.place.line}: `}
          {problem.message}
        </Box>
      )}
    </Box>
  );
}
