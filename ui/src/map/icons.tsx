import SvgIcon, { type SvgIconProps } from "@mui/material/SvgIcon";
import type { ReactNode } from "react";
import type { Tool } from "./tools";

function OutlineIcon({ children, ...props }: SvgIconProps & { children: ReactNode }) {
  return (
    <SvgIcon {...props} viewBox="0 0 18 18" sx={{ fontSize: 18, fill: "none", ...props.sx }}>
      <g stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" strokeLinecap="round">
        {children}
      </g>
    </SvgIcon>
  );
}

function Corners({ at }: { at: [number, number][] }) {
  return at.map(([x, y]) => (
    <rect
      key={`${x} ${y}`}
      x={x - 1.2}
      y={y - 1.2}
      width="2.4"
      height="2.4"
      fill="currentColor"
      stroke="none"
    />
  ));
}

function Pointer() {
  return <path d="M10.2 9.4l5.6 2-2.5 1.1-1.1 2.6z" fill="currentColor" strokeWidth="0.8" />;
}

const DRAWINGS: Record<Tool, ReactNode> = {
  select: <path d="M4 2.8l10.2 5.1-4.4 1.5-1.7 4.5z" />,
  point: (
    <>
      <path d="M9 15.6c3.2-3.4 4.8-6 4.8-8a4.8 4.8 0 0 0-9.6 0c0 2 1.6 4.6 4.8 8z" />
      <circle cx="9" cy="7.6" r="1.6" fill="currentColor" stroke="none" />
    </>
  ),
  linestring: (
    <>
      <path d="M3 14l4-8 4 5 4-8" />
      <Corners
        at={[
          [3, 14],
          [7, 6],
          [11, 11],
          [15, 3],
        ]}
      />
    </>
  ),
  polygon: (
    <>
      <path d="M3 3h12L10 9l4.6 6H3z" />
      <Corners
        at={[
          [3, 3],
          [15, 3],
          [3, 15],
          [15, 15],
          [10, 9],
        ]}
      />
    </>
  ),
  rectangle: (
    <>
      <path d="M2.8 4.5h12.4v9H2.8z" />
      <Corners
        at={[
          [2.8, 4.5],
          [15.2, 4.5],
          [15.2, 13.5],
          [2.8, 13.5],
        ]}
      />
    </>
  ),
  circle: (
    <>
      <circle cx="9" cy="9" r="6.2" />
      <circle cx="9" cy="9" r="1.1" fill="currentColor" stroke="none" />
      <Pointer />
    </>
  ),
};

export function ToolIcon({ tool, ...props }: SvgIconProps & { tool: Tool }) {
  return <OutlineIcon {...props}>{DRAWINGS[tool]}</OutlineIcon>;
}
