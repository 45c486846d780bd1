import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";

import { useOverviewPart } from "../api/queries";
import { Icon } from "../fields/Icon";
import type { ComponentView } from "../generated/ComponentView";
import type { Overview } from "../generated/Overview";
import type { Problem } from "../generated/Problem";
import { countProblems, inputOf } from "./counts";
import { selectInput } from "./inputActions";
import { ProblemCount } from "./ProblemCount";
import { rowLook } from "./rowLook";

interface ComponentRowProps {
  component: ComponentView;
  selected: boolean;
  problems: readonly Problem[];
}

const iconsOf = ({ icons }: Overview) => icons;

/** The component itself: its title, icon, outputs and environment. */
export function ComponentRow({ component, selected, problems }: ComponentRowProps) {
  const { folder, metadata } = component;
  const icons = useOverviewPart(iconsOf);
  const outputs = metadata.outputs.length;
  return (
    <ButtonBase
      aria-current={selected}
      onClick={() => selectInput(folder, null)}
      sx={{ ...rowLook(selected), width: 1, pl: "8px" }}
    >
      <Icon uri={icons?.find(({ name }) => name === metadata.icon)?.uri} size={24} />
      <Box sx={{ flex: 1, minWidth: 0, textAlign: "left" }}>
        <Box className="row-title">{metadata.title || folder}</Box>
        <Box className="row-detail">
          Component, {outputs} {outputs === 1 ? "output" : "outputs"}
        </Box>
      </Box>
      <ProblemCount {...countProblems(problems.filter((problem) => inputOf(problem) === null))} />
    </ButtonBase>
  );
}
