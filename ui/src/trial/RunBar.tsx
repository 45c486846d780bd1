import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import ErrorOutlined from "@mui/icons-material/ErrorOutlined";
import HistoryToggleOff from "@mui/icons-material/HistoryToggleOff";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Tooltip from "@mui/material/Tooltip";

import { actions } from "../shell/actions";
import { titleWithKeys } from "../shell/shortcut";
import { useLayout } from "../state/layout";
import { useIsOutdated } from "./request";
import { RunButton } from "./RunButton";
import { useTrial } from "./trials";
import { summaryOf } from "./words";

/** Runs what the form holds, and says what came of it the last time: while the panel with all of it is hidden. */
export function RunBar({ folder }: { folder: string }) {
  const { result, error } = useTrial(folder);
  const outdated = useIsOutdated(folder);
  const { trialOpen, showTrial } = useLayout();
  if (trialOpen) return null;
  const { text, isGood } = summaryOf(result, error);
  const Icon = isGood ? (outdated ? HistoryToggleOff : CheckCircleOutlined) : ErrorOutlined;
  return (
    <Box
      role="group"
      aria-label="Try it"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        p: "6px 8px 6px 12px",
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <RunButton folder={folder} />
      <Tooltip title={titleWithKeys("Show rows and results", actions.trial.shortcuts)}>
        <ButtonBase
          aria-label="Show rows and results"
          onClick={() => showTrial(true)}
          sx={{
            flex: 1,
            minWidth: 0,
            justifyContent: "flex-start",
            gap: 0.5,
            minHeight: 26,
            px: 0.75,
            borderRadius: 1,
            fontSize: 12,
            color: "text.secondary",
            "&:hover": { bgcolor: "action.hover" },
          }}
        >
          {text !== null && (
            <Icon
              color={isGood ? (outdated ? "disabled" : "success") : "error"}
              sx={{ fontSize: "15px !important" }}
            />
          )}
          <Box
            component="span"
            role="status"
            sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
          >
            {text === null ? "Rows and results" : outdated ? `${text} · outdated` : text}
          </Box>
        </ButtonBase>
      </Tooltip>
    </Box>
  );
}
