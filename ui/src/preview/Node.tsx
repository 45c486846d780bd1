import Box from "@mui/material/Box";
import { memo } from "react";

import type { Component } from "../generated/Component";
import { inputModule } from "../inputs/registry";
import { workflows } from "../theme/tokens";
import { ComponentIcon } from "./ComponentIcon";
import { Handles } from "./Handles";

interface NodeProps {
  component: Component;
  icon: string | null;
}

/** Distance between the middles of two handles, in pixels. */
const HANDLE_PITCH = 20;
const MIN_HEIGHT = 56;

/** The component as it lies on the canvas of Workflows. */
export const Node = memo(function Node({ component, icon }: NodeProps) {
  const inputs = component.inputs
    .filter(({ type }) => inputModule(type).layout === "handle")
    .map(({ name, title, optional }) => ({ label: title || name, isOptional: optional }));
  const outputs = component.outputs.map(({ name, title }) => ({ label: title || name, isOptional: false }));
  const tallest = Math.max(inputs.length, outputs.length);

  return (
    <Box
      role="figure"
      aria-label="Node on the canvas"
      sx={{
        position: "relative",
        boxSizing: "border-box",
        display: "flex",
        alignItems: "center",
        gap: "10px",
        width: 188,
        minHeight: Math.max(MIN_HEIGHT, (tallest + 1) * HANDLE_PITCH),
        p: "8px 14px 8px 12px",
        border: `1px solid ${workflows.border}`,
        borderRadius: "8px",
        backgroundColor: "#ffffff",
        boxShadow: "0 1px 3px rgba(44, 48, 50, 0.12)",
      }}
    >
      <ComponentIcon uri={icon} size={36} />
      <Box
        sx={{
          minWidth: 0,
          fontSize: 12,
          lineHeight: "16px",
          fontWeight: 500,
          overflowWrap: "anywhere",
          display: "-webkit-box",
          WebkitLineClamp: 3,
          WebkitBoxOrient: "vertical",
          overflow: "hidden",
        }}
      >
        {component.title || component.name}
      </Box>
      <Handles side="left" name="Input handles" handles={inputs} />
      <Handles side="right" name="Output handles" handles={outputs} />
    </Box>
  );
});
