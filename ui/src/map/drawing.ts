import type { Geometry } from "geojson";
import { add, parse, remove, reshape, toCollectionText } from "./features";
import { record, redo, startHistory, undo, type History } from "./history";
import type { DrawingTool, Tool } from "./tools";

/** What the dialog works on. The text is the drawing; the map only shows it. */
export interface Drawing {
  /** What it was when the dialog opened, to tell whether there is anything to save. */
  opened: string;
  history: History;
  /** The text being written in the GeoJSON view, which may be wrong; undefined shows the map. */
  draft: string | undefined;
  tool: Tool;
  lastDrawing: DrawingTool;
  selected: number | undefined;
}

export type DrawingAction =
  | { type: "draw"; geometry: Geometry }
  | { type: "reshape"; index: number; geometry: Geometry }
  | { type: "remove"; index: number }
  /** From the chips, whatever the tool is. */
  | { type: "edit"; index: number }
  /** From the map, where the tool is to select. */
  | { type: "select"; index: number | undefined }
  | { type: "pick"; tool: Tool }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "openText" }
  | { type: "write"; text: string }
  | { type: "closeText" };

/** Starts with any text; one that cannot be drawn is shown as text. */
export function startDrawing(value: string): Drawing {
  const isWrong = parse(value).problems.length > 0;
  const text = toCollectionText(isWrong ? "" : value);
  return {
    opened: isWrong ? value : text,
    history: startHistory(text),
    draft: isWrong ? value : undefined,
    tool: "polygon",
    lastDrawing: "polygon",
    selected: undefined,
  };
}

export function changeDrawing(drawing: Drawing, action: DrawingAction): Drawing {
  const { history, selected } = drawing;
  switch (action.type) {
    case "draw":
      return { ...drawing, history: record(history, add(history.text, action.geometry)) };
    case "reshape":
      return { ...drawing, history: record(history, reshape(history.text, action.index, action.geometry)) };
    case "remove":
      return {
        ...drawing,
        history: record(history, remove(history.text, action.index)),
        selected: afterRemoval(selected, action.index),
      };
    case "edit":
      return { ...drawing, tool: "select", selected: action.index };
    case "select":
      return { ...drawing, selected: action.index };
    case "pick":
      return {
        ...drawing,
        tool: action.tool,
        lastDrawing: action.tool === "select" ? drawing.lastDrawing : action.tool,
        selected: undefined,
      };
    case "undo":
      return { ...drawing, history: undo(history), selected: undefined };
    case "redo":
      return { ...drawing, history: redo(history), selected: undefined };
    case "openText":
      return { ...drawing, draft: history.text, selected: undefined };
    case "write":
      return { ...drawing, draft: action.text };
    case "closeText": {
      const text = textToSave(drawing);
      return text === undefined ? drawing : { ...drawing, draft: undefined, history: record(history, text) };
    }
  }
}

/** The drawing as a FeatureCollection; undefined while the text is wrong. */
export function textToSave({ draft, history }: Drawing): string | undefined {
  if (draft === undefined) return history.text;
  return parse(draft).problems.length > 0 ? undefined : toCollectionText(draft);
}

export function isChanged({ opened, draft, history }: Drawing): boolean {
  return (draft ?? history.text) !== opened;
}

function afterRemoval(selected: number | undefined, removed: number): number | undefined {
  if (selected === undefined || selected === removed) return undefined;
  return selected > removed ? selected - 1 : selected;
}
