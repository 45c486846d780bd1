import Check from "@mui/icons-material/Check";
import ContentCopy from "@mui/icons-material/ContentCopy";
import IconButton from "@mui/material/IconButton";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Tooltip from "@mui/material/Tooltip";
import { useEffect, useState } from "react";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { Preview } from "../generated/Preview";
import { usePreviewValues } from "../state/previewValues";
import { showError } from "../state/toasts";

/** How long the copy button says that it has copied, in milliseconds. */
const COPIED_FOR = 1500;

const small = { minHeight: 24, p: "0 8px", fontSize: 12 };

/** Which of the two runs is shown, and a copy of it. */
export function CallActions({ folder }: { folder: string }) {
  const dryRun = usePreviewValues((store) => store.dryRun);
  const setDryRun = usePreviewValues((store) => store.setDryRun);
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Which run"
        value={dryRun}
        onChange={(_, chosen: boolean | null) => chosen !== null && setDryRun(chosen)}
      >
        <ToggleButton value={false} sx={small}>
          Full run
        </ToggleButton>
        <ToggleButton value={true} sx={small}>
          Dry run
        </ToggleButton>
      </ToggleButtonGroup>
      <CopyButton folder={folder} />
    </>
  );
}

function CopyButton({ folder }: { folder: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);

  function copy() {
    const text = queryClient.getQueryData<Preview>(keys.preview(folder))?.call ?? "";
    navigator.clipboard.writeText(text).then(() => setCopied(true), showError);
  }

  return (
    <Tooltip title={copied ? "Copied" : "Copy the CALL"}>
      <IconButton aria-label={copied ? "Copied" : "Copy the CALL"} onClick={copy}>
        {copied ? <Check sx={{ fontSize: 16 }} /> : <ContentCopy sx={{ fontSize: 16 }} />}
      </IconButton>
    </Tooltip>
  );
}
