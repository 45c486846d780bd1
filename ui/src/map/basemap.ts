import type { ExpressionSpecification, StyleSpecification, SymbolLayerSpecification } from "maplibre-gl";
import type { FeatureCollection, GeoJSON } from "geojson";
import { feature, mesh } from "topojson-client";
import type { Topology } from "topojson-specification";
import { flatten } from "./antimeridian";
import { loadPlaces, type Places } from "./places";
import { day, type Ground } from "./theme";

/** What lies under the drawing: the map that ships with the app, or a MapLibre style at an address. */
export type Basemap = { kind: "offline" } | { kind: "online"; style: string };

/** Natural Earth asks for no credit and gets it; GeoNames' licence asks for it. */
const CREDIT = "Natural Earth, © GeoNames";

/**
 * Without `glyphs` in the style, MapLibre draws letters from the page's own fonts. It takes the
 * weight from the first family's name, which is why one that no font has goes before the real one.
 */
const FONT_STACK = ["Medium", "Inter Variable"];

/** Natural Earth's zooms are of 256-pixel tiles; MapLibre's are of 512, and names stay readable a bit earlier. */
const ZOOM_SHIFT = 1.5;

/** Builds the offline map out of the bundle; nothing is fetched from anywhere else. */
export async function offlineStyle(ground: Ground = day): Promise<StyleSpecification> {
  const [atlas, borders, places] = await Promise.all([
    import("world-atlas/countries-50m.json"),
    import("./basemap/borders.json"),
    loadPlaces(),
  ]);
  const world = atlas.default as unknown as Topology;
  const inner = borders.default as unknown as Topology;
  const { countries } = world.objects;
  const { states, provinces, lakes } = inner.objects;
  if (!countries || !states || !provinces || !lakes) throw new Error("The offline map is not complete");

  return {
    version: 8,
    sources: {
      land: source(flatten(feature(world, countries) as FeatureCollection), CREDIT),
      lakes: source(feature(inner, lakes)),
      countries: source(mesh(world, countries as never, (a, b) => a !== b)),
      states: source(feature(inner, states)),
      provinces: source(feature(inner, provinces)),
      labels: source(labels(places)),
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": ground.water } },
      {
        id: "land",
        type: "fill",
        source: "land",
        paint: { "fill-color": ground.land },
      },
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": ground.water } },
      line("provinces", ground.stateBorder, 4),
      line("states", ground.stateBorder, 1.5),
      {
        id: "countries",
        type: "line",
        source: "countries",
        paint: { "line-color": ground.countryBorder, "line-width": 0.8 },
      },
      label("city", 24, ground, ground.countryLabel, [4, 10, 10, 13], { "text-transform": "none" }),
      label("state", 9, ground, ground.stateLabel, [2, 9.5, 7, 13], { "text-transform": "uppercase" }),
      label("country", 7, ground, ground.countryLabel, [1, 9, 2, 10.5, 6, 15], {
        "text-transform": "uppercase",
      }),
    ],
  };
}

function source(data: GeoJSON, attribution?: string) {
  return { type: "geojson" as const, data, ...(attribution ? { attribution } : {}) };
}

function line(id: string, color: string, minzoom: number) {
  return {
    id,
    type: "line" as const,
    source: id,
    minzoom,
    paint: { "line-color": color, "line-width": 0.8, "line-dasharray": [3, 1.5] },
  };
}

function label(
  kind: "country" | "state" | "city",
  maxzoom: number,
  ground: Ground,
  color: string,
  sizes: number[],
  layout: SymbolLayerSpecification["layout"],
): SymbolLayerSpecification {
  return {
    id: `${kind}-labels`,
    type: "symbol",
    source: "labels",
    maxzoom,
    filter: ["all", ["==", ["get", "kind"], kind], ["<=", ["get", "from"], ["zoom"]]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT_STACK,
      "text-size": ["interpolate", ["linear"], ["zoom"], ...sizes] as ExpressionSpecification,
      "text-max-width": 9,
      "text-padding": 3,
      "symbol-sort-key": ["get", "from"],
      ...layout,
    },
    paint: { "text-color": color, "text-halo-color": ground.land, "text-halo-width": 1.2 },
  };
}

/** Names with the zoom from which they are shown. */
function labels({ countries, states, cities }: Places): GeoJSON {
  const points = [
    ...countries.map((place) => ({ kind: "country", place, from: place.zoom - ZOOM_SHIFT })),
    ...states.map((place) => ({ kind: "state", place, from: place.zoom - ZOOM_SHIFT })),
    ...cities.map((place) => ({ kind: "city", place, from: place.zoom - ZOOM_SHIFT })),
  ];
  return {
    type: "FeatureCollection",
    features: points.map(({ kind, place, from }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [place.longitude, place.latitude] },
      properties: { kind, name: place.name, from },
    })),
  };
}
