import Typography from "@mui/material/Typography";
import { memo } from "react";

import { descriptionId, problemId } from "../inputs/controls/ids";

interface FieldNotesProps {
  id: string;
  description: string;
  problem: string | null;
}

/** What stands under a control. */
export const FieldNotes = memo(function FieldNotes({ id, description, problem }: FieldNotesProps) {
  return (
    <>
      {problem !== null && (
        <Typography id={problemId(id)} role="alert" variant="caption" component="p" color="error" sx={note}>
          {problem}
        </Typography>
      )}
      {description && (
        <Typography id={descriptionId(id)} variant="caption" component="p" color="textSecondary" sx={note}>
          {description}
        </Typography>
      )}
    </>
  );
});

const note = { m: "4px 0 0", overflowWrap: "anywhere" } as const;
