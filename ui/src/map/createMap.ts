import { LngLatBounds, Map, setWorkerCount, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Extent } from "./extent";

// The bundler's own file: a strict content security policy lets no other worker run.
setWorkerUrl(new URL(workerUrl, document.baseURI).href);
setWorkerCount(1);

/** North America and the Atlantic, as Workflows' own map opens. */
const FIRST_VIEW = { center: [-70, 29.5] as [number, number], zoom: 2.18 };
/** A single point is not looked at more closely than this. */
const CLOSEST_FIRST_VIEW = 14;
export const MAX_ZOOM = 20;
const MARGIN = 60;

/** Makes a flat, north-up map, looking at `extent` if there is one. */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification | string,
  extent: Extent | undefined,
): Map {
  return new Map({
    container,
    style,
    maxZoom: MAX_ZOOM,
    ...(extent
      ? {
          bounds: LngLatBounds.convert(extent),
          fitBoundsOptions: { padding: MARGIN, maxZoom: CLOSEST_FIRST_VIEW },
        }
      : FIRST_VIEW),
    // One world only: a shape drawn on a second one would have longitudes that warehouses refuse.
    renderWorldCopies: false,
    attributionControl: { compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maplibreLogo: false,
    fadeDuration: 0,
    locale: { "Map.Title": "Map" },
  });
}
