import type { Geometry } from "geojson";
import type { Map } from "maplibre-gl";
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
  type GeoJSONStoreFeatures,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import { toEditable, type Editable } from "./editable";
import { roundGeometry, type DrawnFeature } from "./features";
import { kindOf, type FeatureKind } from "./shapes";
import { circleStyle, lineStyle, pointStyle, polygonStyle, selectStyle } from "./sketchStyle";
import type { DrawingTool, Tool } from "./tools";

/** What people do on the map; indexes are those of the features last shown. */
export interface SketchHandlers {
  onDraw(geometry: Geometry): void;
  onReshape(index: number, geometry: Geometry): void;
  onSelect(index: number | undefined): void;
  /** The corners placed so far of the shape in progress; 0 when there is none. */
  onCorners(count: number): void;
}

/** The editable features on a map. */
export interface Sketch {
  /** Shows these features; those it cannot edit are left out and their indexes returned. */
  show(features: readonly DrawnFeature[]): number[];
  use(tool: Tool): void;
  /** Opens a feature for editing, or none; one that it cannot edit is none. */
  select(index: number | undefined): void;
  /** Whether one of its features is open for editing. */
  isEditing(): boolean;
  isDrawing(): boolean;
  /** Gives up the shape in progress. */
  cancel(): void;
  undoCorner(): void;
  redoCorner(): void;
  stop(): void;
}

const TOOL_OF_KIND: Partial<Record<FeatureKind, DrawingTool>> = {
  Point: "point",
  Line: "linestring",
  Polygon: "polygon",
  Rectangle: "rectangle",
  Circle: "circle",
};

const CIRCLE_CORNERS = 64;
/** Pixels around a corner or a line within which a click means it. */
const REACH = 10;

export function startSketch(map: Map, handlers: SketchHandlers): Sketch {
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({
      map,
      minPixelDragDistance: 3,
      minPixelDragDistanceSelecting: 3,
    }),
    modes: modes((id) => modeOf(id) === "circle"),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });

  /** Ids in the store of the features shown, by their index; undefined for those left out. */
  let ids: (string | undefined)[] = [];
  /** What is known to be in the store, so that a drag in progress is not taken for a difference. */
  const shapes = new globalThis.Map<string, string>();
  let tool: Tool = "select";
  /** Set while the sketch itself, not somebody at the map, changes what is selected. */
  let quiet = false;

  draw.on("finish", (id, { action }) => {
    tellCorners(0);
    const feature = draw.getSnapshotFeature(id);
    if (!feature) return;
    const geometry = roundGeometry(feature.geometry);
    shapes.set(String(id), JSON.stringify(geometry));
    const index = ids.indexOf(String(id));
    if (action === "draw") handlers.onDraw(geometry);
    else if (index >= 0) handlers.onReshape(index, geometry);
  });
  let corners = 0;
  draw.on("change", (ids) => {
    const shape = ids
      .map((id) => draw.getSnapshotFeature(id))
      .find((each) => each?.properties.currentlyDrawing);
    if (shape) tellCorners(cornersOf(shape));
  });
  draw.on("select", (id) => {
    if (!quiet) handlers.onSelect(indexOf(id));
  });
  draw.on("deselect", () => {
    if (!quiet) handlers.onSelect(undefined);
  });
  draw.start();
  draw.setMode(tool);

  function selectedId() {
    return draw.getSnapshot().find(({ properties }) => properties.selected)?.id;
  }

  function tellCorners(count: number) {
    if (count === corners) return;
    corners = count;
    handlers.onCorners(count);
  }

  function modeOf(id: unknown): unknown {
    return typeof id === "string" && draw.hasFeature(id)
      ? draw.getSnapshotFeature(id)?.properties.mode
      : undefined;
  }

  function quietly(change: () => void) {
    quiet = true;
    change();
    quiet = false;
  }

  function indexOf(id: string | number): number | undefined {
    const index = ids.indexOf(String(id));
    return index < 0 ? undefined : index;
  }

  function show(features: readonly DrawnFeature[]): number[] {
    const unused = new globalThis.Map([...shapes].map(([id, shape]) => [shape, id]));
    const wanted = features.map(({ geometry }) => toEditable(geometry));
    const kept = wanted.map((geometry) => {
      const shape = geometry && JSON.stringify(geometry);
      const id = shape && unused.get(shape);
      if (id) unused.delete(shape);
      return id;
    });
    const stale = [...shapes.keys()].filter((id) => !kept.includes(id) && draw.hasFeature(id));
    quietly(() => draw.removeFeatures(stale));
    ids = wanted.map((geometry, i) => kept[i] ?? (geometry && place(geometry)));
    const live = new Set(ids);
    for (const id of shapes.keys()) if (!live.has(id)) shapes.delete(id);
    return ids.flatMap((id, i) => (id === undefined ? [i] : []));
  }

  function place(geometry: Editable): string | undefined {
    const mode = TOOL_OF_KIND[kindOf(geometry)];
    if (!mode) return undefined;
    const id = String(draw.getFeatureId());
    const feature: GeoJSONStoreFeatures = { type: "Feature", id, properties: { mode }, geometry };
    if (!draw.addFeatures([feature]).every(({ valid }) => valid)) return undefined;
    shapes.set(id, JSON.stringify(geometry));
    return id;
  }

  return {
    show,
    use(next) {
      if (next === tool) return;
      tool = next;
      tellCorners(0);
      quietly(() => draw.setMode(next));
    },
    select(index) {
      const id = index === undefined ? undefined : ids[index];
      const current = selectedId();
      if (current === id) return;
      quietly(() => {
        if (current !== undefined) draw.deselectFeature(current);
        if (id !== undefined) draw.selectFeature(id);
      });
    },
    isEditing: () => selectedId() !== undefined,
    isDrawing: () => draw.getModeState() === "drawing",
    cancel() {
      tellCorners(0);
      draw.setMode(tool);
    },
    undoCorner() {
      if (draw.canUndo()) draw.undo();
    },
    redoCorner() {
      if (draw.canRedo()) draw.redo();
    },
    stop: () => draw.stop(),
  };
}

/** The corners of a shape in progress, without the one that still follows the pointer. */
function cornersOf({ geometry, properties }: GeoJSONStoreFeatures): number {
  if (geometry.type === "LineString") return geometry.coordinates.length - 1;
  return typeof properties.committedCoordinateCount === "number" ? properties.committedCoordinateCount : 0;
}

function modes(isCircle: (featureId: unknown) => boolean) {
  // Escape and Delete are the dialog's, wherever the keyboard is; Enter on the map finishes a shape.
  const keyEvents = { cancel: null, finish: "Enter" };
  const corners = {
    feature: {
      draggable: true,
      coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true },
    },
  };
  return [
    new TerraDrawSelectMode({
      styles: selectStyle(isCircle),
      pointerDistance: REACH,
      keyEvents: null,
      flags: {
        point: { feature: { draggable: true } },
        linestring: corners,
        polygon: corners,
        rectangle: { feature: { draggable: true, coordinates: { resizable: "opposite" } } },
        circle: { feature: { draggable: true, coordinates: { resizable: "center-fixed" } } },
      },
    }),
    new TerraDrawPointMode({ styles: pointStyle, pointerDistance: REACH }),
    new TerraDrawLineStringMode({ styles: lineStyle, keyEvents, pointerDistance: REACH }),
    new TerraDrawPolygonMode({ styles: polygonStyle, keyEvents, pointerDistance: REACH }),
    new TerraDrawRectangleMode({ styles: polygonStyle, keyEvents, drawInteraction: "click-move-or-drag" }),
    new TerraDrawCircleMode({
      styles: circleStyle,
      keyEvents,
      drawInteraction: "click-move-or-drag",
      segments: CIRCLE_CORNERS,
    }),
  ];
}
