/** What a click on the map does. The names are terra-draw's. */
export type Tool = "select" | "point" | "linestring" | "polygon" | "rectangle" | "circle";

export type DrawingTool = Exclude<Tool, "select">;

export interface ToolText {
  label: string;
  /** How it is used, for those who see no cursor and those who have not used it yet. */
  hint: string;
}

const BY_KEYBOARD = "On the focused map, arrows move it and Space clicks its middle.";

export const TOOLS: Record<Tool, ToolText> = {
  point: { label: "Point", hint: `Click to place a point. ${BY_KEYBOARD}` },
  linestring: {
    label: "Line",
    hint: `Click for each corner; click the last one again, or press Enter, to finish. ${BY_KEYBOARD}`,
  },
  polygon: {
    label: "Polygon",
    hint: `Click for each corner; click the first one, or press Enter, to finish. ${BY_KEYBOARD}`,
  },
  rectangle: {
    label: "Rectangle",
    hint: `Click or drag from one corner to the opposite one. ${BY_KEYBOARD}`,
  },
  circle: { label: "Circle", hint: `Click or drag from the middle to the edge. ${BY_KEYBOARD}` },
  select: {
    label: "Select and edit",
    hint: "Click a feature; drag it, its corners or the dots between them; right-click a corner to remove it; Delete removes the feature.",
  },
};

export const TOOL_ORDER = Object.keys(TOOLS) as Tool[];
