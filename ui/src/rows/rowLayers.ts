// How rows are drawn on a map, and found again under the pointer.
import type { FeatureCollection } from "geojson";
import type { ExpressionSpecification, GeoJSONSource, Map, PointLike } from "maplibre-gl";

import { COLORS } from "../map/theme";

const SOURCE = "rows";
const LAYERS = ["rows-fill", "rows-line", "rows-point"] as const;
/** How far from a point or line a click still means it, in pixels. */
const REACH = 4;

const chosen: ExpressionSpecification = ["boolean", ["feature-state", "chosen"], false];
const either = <T>(yes: T, no: T): ExpressionSpecification => ["case", chosen, yes as never, no as never];

export interface RowLayers {
  show(features: FeatureCollection): void;
  choose(row: number | null): void;
  /** The row drawn at a place of the canvas. */
  at(point: { x: number; y: number }): number | null;
}

/** Adds the layers of rows to a map whose style has loaded. */
export function addRowLayers(map: Map): RowLayers {
  map.addSource(SOURCE, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  const colour = either(COLORS.primary, COLORS.drawnDark);
  map.addLayer({
    id: "rows-fill",
    type: "fill",
    source: SOURCE,
    filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": either(COLORS.primary, COLORS.drawn), "fill-opacity": either(0.35, 0.22) },
  });
  map.addLayer({
    id: "rows-line",
    type: "line",
    source: SOURCE,
    filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": colour, "line-width": either(2.5, 1.25) },
  });
  map.addLayer({
    id: "rows-point",
    type: "circle",
    source: SOURCE,
    filter: ["==", ["geometry-type"], "Point"],
    paint: {
      "circle-color": either(COLORS.primary, COLORS.drawn),
      "circle-radius": either(7, 4.5),
      "circle-stroke-color": either("#ffffff", COLORS.drawnDark),
      "circle-stroke-width": either(2, 1),
    },
  });
  let before: number | null = null;
  return {
    show(features) {
      map.getSource<GeoJSONSource>(SOURCE)?.setData(features);
    },
    choose(row) {
      if (before !== null) map.setFeatureState({ source: SOURCE, id: before }, { chosen: false });
      if (row !== null) map.setFeatureState({ source: SOURCE, id: row }, { chosen: true });
      before = row;
    },
    at({ x, y }) {
      const box: [PointLike, PointLike] = [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ];
      const [first] = map.queryRenderedFeatures(box, { layers: [...LAYERS].reverse() });
      return typeof first?.id === "number" ? first.id : null;
    },
  };
}
