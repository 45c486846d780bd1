import CloudDownloadOutlined from "@mui/icons-material/CloudDownloadOutlined";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";

import { actions } from "../shell/actions";
import { useHasWarehouse } from "../warehouse/EngineSwitch";

/** Opens the warehouse's tables, to save rows of one as a test table. */
export function TakeRows() {
  if (!useHasWarehouse()) return null;
  const { title, run } = actions.sample;
  return (
    <Tooltip title={title}>
      <IconButton aria-label={title} onClick={() => void run()}>
        <CloudDownloadOutlined />
      </IconButton>
    </Tooltip>
  );
}
