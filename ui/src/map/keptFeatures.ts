import type { GeoJSON } from "geojson";
import type { FilterSpecification, GeoJSONSource, Map } from "maplibre-gl";
import type { DrawnFeature } from "./features";
import { COLORS } from "./theme";

const SOURCE = "kept";
const LAYERS = ["kept-fill", "kept-line", "kept-point"];

/** Features that are shown as they are: multi-geometries, collections, polygons with holes. */
export interface KeptFeatures {
  show(features: readonly DrawnFeature[], indexes: readonly number[], selected: number | undefined): void;
  /** The index of the one at a point of the canvas. */
  at(point: { x: number; y: number }): number | undefined;
}

export function addKeptFeatures(map: Map): KeptFeatures {
  const empty: GeoJSON = { type: "FeatureCollection", features: [] };
  map.addSource(SOURCE, { type: "geojson", data: empty });
  const ofType = (type: string): FilterSpecification => ["==", ["geometry-type"], type];
  map.addLayer({
    id: "kept-fill",
    type: "fill",
    source: SOURCE,
    filter: ofType("Polygon"),
    paint: { "fill-color": COLORS.drawn, "fill-opacity": ["case", ["get", "selected"], 0.22, 0.08] },
  });
  map.addLayer({
    id: "kept-line",
    type: "line",
    source: SOURCE,
    filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": COLORS.drawn, "line-width": ["case", ["get", "selected"], 3, 2] },
  });
  map.addLayer({
    id: "kept-point",
    type: "circle",
    source: SOURCE,
    filter: ofType("Point"),
    paint: {
      "circle-color": COLORS.drawn,
      "circle-radius": ["case", ["get", "selected"], 8, 6],
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": 2,
    },
  });

  return {
    show(features, indexes, selected) {
      const shown = indexes.flatMap((index) => {
        const geometry = features[index]?.geometry;
        return geometry
          ? [{ type: "Feature" as const, properties: { index, selected: index === selected }, geometry }]
          : [];
      });
      map.getSource<GeoJSONSource>(SOURCE)?.setData({ type: "FeatureCollection", features: shown });
    },
    at({ x, y }) {
      const [found] = map.queryRenderedFeatures([x, y], { layers: LAYERS });
      return found?.properties.index as number | undefined;
    },
  };
}
