import RestartAlt from "@mui/icons-material/RestartAlt";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { memo } from "react";

import { usePreviewValues } from "../state/previewValues";

/** Back to what the form starts with. */
export const ResetValues = memo(function ResetValues({
  folder,
  onReset,
}: {
  folder: string;
  onReset(): void;
}) {
  const isTyped = usePreviewValues((store) => Object.keys(store.values(folder)).length > 0);
  const clear = usePreviewValues((store) => store.clear);
  return (
    <Tooltip title="Reset values">
      {/* A disabled button tells nobody what it is for: the span does. */}
      <span style={{ position: "absolute", top: 6, right: 6 }}>
        <IconButton
          aria-label="Reset values"
          disabled={!isTyped}
          onClick={() => {
            clear(folder);
            onReset();
          }}
        >
          <RestartAlt sx={{ fontSize: 18 }} />
        </IconButton>
      </span>
    </Tooltip>
  );
});
