import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";

import { workflows } from "../theme/tokens";

export interface Handle {
  label: string;
  /** Drawn hollow: the node works without it. */
  isOptional: boolean;
}

interface HandlesProps {
  side: "left" | "right";
  name: string;
  handles: readonly Handle[];
}

const SIZE = 12;

/** The connection points of one side of a node, spread over its height. */
export function Handles({ side, name, handles }: HandlesProps) {
  if (handles.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={name}
      sx={{
        position: "absolute",
        insetBlock: 0,
        [side]: -SIZE / 2 - 1,
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-evenly",
        m: 0,
        p: 0,
        listStyle: "none",
      }}
    >
      {handles.map(({ label, isOptional }, at) => {
        const text = isOptional ? `${label} (optional)` : label;
        return (
          <Tooltip key={at} title={text} placement={side} enterDelay={0}>
            <Box
              component="li"
              aria-label={text}
              data-optional={isOptional}
              sx={{
                boxSizing: "border-box",
                width: SIZE,
                height: SIZE,
                borderRadius: "50%",
                border: `2px solid ${workflows.primary}`,
                backgroundColor: isOptional ? "#ffffff" : workflows.primary,
                transition: "box-shadow 120ms",
                "&:hover": { boxShadow: `0 0 0 4px ${workflows.primary}29` },
              }}
            />
          </Tooltip>
        );
      })}
    </Box>
  );
}
