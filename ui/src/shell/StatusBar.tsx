import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import ErrorOutlined from "@mui/icons-material/ErrorOutlined";
import WarningAmber from "@mui/icons-material/WarningAmber";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Stack from "@mui/material/Stack";
import Tooltip from "@mui/material/Tooltip";

import { useProblems, type Contents } from "../api/queries";
import { countProblems, sayCounts } from "../problems/order";
import { useLayout } from "../state/layout";
import { count } from "../words";
import { actions } from "./actions";
import { showInFolder } from "./fileDialogs";
import { titleWithKeys } from "./shortcut";

const itemLook = {
  px: 0.75,
  height: 20,
  gap: 0.5,
  borderRadius: 1,
  fontSize: 12,
  color: "text.secondary",
  minWidth: 0,
  "&:hover": { bgcolor: "action.hover" },
  "& .MuiSvgIcon-root": { fontSize: 14 },
} as const;

/** The package in one line: its problems, its size, its folder. */
export function StatusBar({ overview }: { overview: Contents }) {
  const { data: problems } = useProblems();
  const { errors, warnings } = countProblems(problems ?? []);
  const { problemsOpen, showProblems } = useLayout();
  const { components, functions, root } = overview;
  return (
    <Stack
      component="footer"
      direction="row"
      sx={{
        alignItems: "center",
        gap: 1.5,
        height: 26,
        px: 1,
        flexShrink: 0,
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <Tooltip
        title={titleWithKeys(problemsOpen ? "Hide problems" : "Show problems", actions.problems.shortcuts)}
      >
        <ButtonBase
          sx={itemLook}
          aria-label={`Problems: ${sayCounts({ errors, warnings }) || "none"}`}
          aria-expanded={problemsOpen}
          onClick={() => showProblems(!problemsOpen)}
        >
          {errors + warnings === 0 ? (
            <>
              <CheckCircleOutlined color={problems ? "success" : "disabled"} /> No problems
            </>
          ) : (
            <>
              <ErrorOutlined color={errors > 0 ? "error" : "disabled"} /> {count(errors, "error")}
              <WarningAmber color={warnings > 0 ? "warning" : "disabled"} sx={{ ml: 0.75 }} />{" "}
              {count(warnings, "warning")}
            </>
          )}
        </ButtonBase>
      </Tooltip>
      <Box sx={{ color: "text.secondary", fontSize: 12, whiteSpace: "nowrap" }}>
        {count(components.length, "component")}
        {functions.length > 0 && ` · ${count(functions.length, "function")}`}
      </Box>
      <Tooltip title="Show in folder">
        <ButtonBase
          sx={{ ...itemLook, ml: "auto" }}
          aria-label={`Show ${root} in its folder`}
          onClick={() => void showInFolder(root)}
        >
          <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
            {root}
          </Box>
        </ButtonBase>
      </Tooltip>
    </Stack>
  );
}
