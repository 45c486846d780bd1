import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import { memo } from "react";

import { usePreviewPart } from "../api/preview";
import type { Preview } from "../generated/Preview";
import { codeFont } from "../theme/studioTheme";
import { CallActions } from "./CallActions";
import { Section } from "./Section";
import { SqlText } from "./SqlText";

const callOf = (preview: Preview) => preview.call;

/** The statement that Workflows would run with what is typed. */
export const Call = memo(function Call({ folder }: { folder: string }) {
  return (
    <Section title="CALL" actions={<CallActions folder={folder} />}>
      <Box component="pre" className="selectable" aria-label="CALL statement" tabIndex={0} sx={look}>
        <CallText folder={folder} />
      </Box>
    </Section>
  );
});

/** On its own, because it changes at every letter and what is around it does not. */
function CallText({ folder }: { folder: string }) {
  return <SqlText text={usePreviewPart(folder, callOf) ?? ""} />;
}

const light = { keyword: "#7b2bb5", string: "#0b7a56", number: "#a34200", name: "#0b5cad" };
const dark = { keyword: "#cf9bff", string: "#6fd3a8", number: "#f0a868", name: "#7fbcff" };

function look({ palette }: Theme) {
  const colour = palette.mode === "dark" ? dark : light;
  return {
    m: 0,
    p: "2px 12px 12px",
    overflow: "auto",
    maxHeight: "100%",
    boxSizing: "border-box",
    fontFamily: codeFont,
    fontSize: "12px",
    lineHeight: "18px",
    fontVariantLigatures: "none",
    "& code": { font: "inherit" },
    "& .keyword": { color: colour.keyword },
    "& .name": { color: colour.name },
    "& .number": { color: colour.number },
    // A long text breaks; a statement does not, so that it reads as it is.
    "& .string": { color: colour.string, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  };
}
