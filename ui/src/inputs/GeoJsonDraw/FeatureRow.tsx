import Box from "@mui/material/Box";

import { ToolIcon } from "../../map/icons";
import type { FeatureKind } from "../../map/shapes";
import type { DrawingTool } from "../../map/tools";
import { workflows } from "../../theme/tokens";

const TOOL_OF: Record<FeatureKind, DrawingTool> = {
  Point: "point",
  MultiPoint: "point",
  Line: "linestring",
  MultiLine: "linestring",
  Polygon: "polygon",
  MultiPolygon: "polygon",
  Rectangle: "rectangle",
  Circle: "circle",
  Collection: "polygon",
  Empty: "point",
};

export function FeatureRow({ label, kind }: { label: string; kind: FeatureKind }) {
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: "7px",
        flex: 1,
        maxWidth: "calc(100% - 40px)",
        height: workflows.fieldHeight,
        pl: "11px",
        pb: "1px",
        border: `1px solid ${workflows.border}`,
        borderRadius: `${workflows.radius}px`,
      }}
    >
      <ToolIcon tool={TOOL_OF[kind]} sx={{ fontSize: 18, color: "text.secondary" }} />
      {label}
    </Box>
  );
}
