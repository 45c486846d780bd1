import Alert from "@mui/material/Alert";
import { useEffect } from "react";

import { followTyping, usePreview } from "../api/preview";
import { useComponent } from "../api/queries";
import { LoadingRoom } from "../shell/Room";
import { errorText } from "../state/toasts";
import { LivePreview } from "./LivePreview";

const around = { m: "12px" } as const;

/** A component as Workflows will show it, or why it cannot be shown. */
export function PreviewPane({ folder }: { folder: string }) {
  const view = useComponent(folder);
  const preview = usePreview(folder);

  useEffect(() => followTyping(folder), [folder]);

  const error = view.error ?? preview.error;
  if (error)
    return (
      <Alert severity="error" sx={around}>
        There is no preview: {errorText(error).message}
      </Alert>
    );
  if (view.data?.broken) {
    const { path, message } = view.data.broken;
    return (
      <Alert severity="warning" sx={around}>
        There is no preview until {path} can be read: {message}
      </Alert>
    );
  }
  if (!view.data || !preview.data) return <LoadingRoom />;
  return <LivePreview key={folder} folder={folder} component={view.data.metadata} preview={preview.data} />;
}
