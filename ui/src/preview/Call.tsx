import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import { memo } from "react";

import { usePreviewPart } from "../api/preview";
import type { Preview } from "../generated/Preview";
import { CallActions } from "./CallActions";
import { Section } from "./Section";
import { sqlLook } from "./sqlLook";
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

const look = (theme: Theme) => {
  const sql = sqlLook(theme);
  return {
    ...sql,
    m: 0,
    p: "2px 12px 12px",
    maxHeight: "100%",
    boxSizing: "border-box",
    // A long text breaks; a statement does not, so that it reads as it is.
    "& .string": { ...sql["& .string"], whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  };
};
