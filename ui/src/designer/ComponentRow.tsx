import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { memo } from "react";

import { useOverviewPart } from "../api/queries";
import { Icon } from "../fields/Icon";
import type { Overview } from "../generated/Overview";
import type { Problem } from "../generated/Problem";
import { countProblems, inputOf } from "./counts";
import { selectInput } from "./inputActions";
import { ProblemCount } from "./ProblemCount";
import { rowLook } from "./rowLook";

interface ComponentRowProps {
  folder: string;
  title: string;
  /** Its file name. */
  icon: string;
  /** How many there are. */
  outputs: number;
  isSelected: boolean;
  problems: readonly Problem[];
}

const iconsOf = ({ icons }: Overview) => icons;

/** The component itself: its title, icon, outputs and environment. */
export const ComponentRow = memo(function ComponentRow({
  folder,
  title,
  icon,
  outputs,
  isSelected,
  problems,
}: ComponentRowProps) {
  const icons = useOverviewPart(iconsOf);
  return (
    <ButtonBase
      aria-current={isSelected}
      onClick={() => selectInput(folder, null)}
      sx={{
        ...rowLook(isSelected),
        width: 1,
        pl: "8px",
        pr: "6px",
        "&.Mui-focusVisible": { outlineOffset: -2 },
      }}
    >
      <Icon uri={icons?.find(({ name }) => name === icon)?.uri} size={24} />
      <Box sx={{ flex: 1, minWidth: 0, textAlign: "left" }}>
        <Box className="row-title">{title || folder}</Box>
        <Box className="row-detail">
          Component, {outputs} {outputs === 1 ? "output" : "outputs"}
        </Box>
      </Box>
      <ProblemCount {...countProblems(problems.filter((problem) => inputOf(problem) === null))} />
    </ButtonBase>
  );
});
