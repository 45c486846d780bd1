import type { Geometry } from "geojson";
import type { Map } from "maplibre-gl";
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { offlineStyle, type Basemap } from "./basemap";
import { createMap, MAX_ZOOM } from "./createMap";
import { extentOf } from "./extent";
import type { DrawnFeature } from "./features";
import { addKeptFeatures, type KeptFeatures } from "./keptFeatures";
import type { Found } from "./places";
import { startSketch, type Sketch } from "./sketch";
import type { Tool } from "./tools";

/** What the controls around the map ask of it. */
export interface MapControls {
  zoomBy(levels: number): void;
  flyTo(place: Found): void;
  isDrawing(): boolean;
  cancelDrawing(): void;
  undoCorner(): void;
  redoCorner(): void;
}

/** How far the map is zoomed, and whether it can go on. */
export interface ZoomState {
  level: number;
  canZoomIn: boolean;
  canZoomOut: boolean;
}

export interface MapCanvasProps {
  ref: Ref<MapControls>;
  basemap: Basemap;
  features: readonly DrawnFeature[];
  tool: Tool;
  selected: number | undefined;
  onDraw(geometry: Geometry): void;
  onReshape(index: number, geometry: Geometry): void;
  onSelect(index: number | undefined): void;
  onCorners(count: number): void;
  onZoom(zoom: ZoomState): void;
  onNotice(notice: string): void;
  onFail(reason: string): void;
  onOpenLink?: ((url: string) => void) | undefined;
}

interface Layers {
  map: Map;
  sketch: Sketch;
  kept: KeptFeatures;
}

export default function MapCanvas(props: MapCanvasProps) {
  const { ref, basemap, features, tool, selected } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [layers, setLayers] = useState<Layers>();
  const style = basemap.kind === "online" ? basemap.style : undefined;

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let map: Map | undefined;
    let sketch: Sketch | undefined;
    let closed = false;

    async function open(at: HTMLElement) {
      const ground = (style && (await reachable(style))) || (await offlineStyle());
      if (closed) return;
      if (style && ground !== style)
        latest.current.onNotice(
          "The online basemap cannot be reached, so this is the one that ships with the app.",
        );
      const made = createMap(at, ground, extentOf(latest.current.features));
      map = made;
      const tellZoom = () => latest.current.onZoom(zoomOf(made));
      made.on("zoom", tellZoom);
      made.once("style.load", () => {
        if (closed) return;
        const kept = addKeptFeatures(made);
        sketch = startSketch(made, {
          onDraw: (geometry) => latest.current.onDraw(geometry),
          onReshape: (index, geometry) => latest.current.onReshape(index, geometry),
          onSelect: (index) => latest.current.onSelect(index),
          onCorners: (count) => latest.current.onCorners(count),
        });
        made.on("click", ({ point }) => {
          // What can be edited has had its turn and goes before what is only shown.
          if (latest.current.tool === "select" && !sketch?.isEditing())
            latest.current.onSelect(kept.at(point));
        });
        tellZoom();
        setLayers({ map: made, sketch, kept });
      });
    }

    open(element).catch((error: unknown) => latest.current.onFail(String(error)));
    return () => {
      closed = true;
      setLayers(undefined);
      sketch?.stop();
      map?.remove();
    };
  }, [style]);

  useEffect(() => {
    if (!layers) return;
    const { sketch, kept } = layers;
    kept.show(features, sketch.show(features), selected);
    sketch.use(tool);
    sketch.select(selected);
  }, [layers, features, tool, selected]);

  useImperativeHandle(
    ref,
    () => ({
      zoomBy: (levels) => layers?.map.easeTo({ zoom: Math.round(layers.map.getZoom()) + levels }),
      flyTo: ({ longitude, latitude, view }) =>
        layers?.map.flyTo({ center: [longitude, latitude], zoom: view, maxDuration: 1500 }),
      isDrawing: () => layers?.sketch.isDrawing() ?? false,
      cancelDrawing: () => layers?.sketch.cancel(),
      undoCorner: () => layers?.sketch.undoCorner(),
      redoCorner: () => layers?.sketch.redoCorner(),
    }),
    [layers],
  );

  return (
    // The map's own canvas inside is what takes the keyboard.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={container}
      data-testid="draw-map"
      data-ready={layers !== undefined}
      style={{ position: "absolute", inset: 0 }}
      onClickCapture={(event) => followLink(event, props.onOpenLink)}
      onKeyDown={(event) => {
        if (event.key === " " && event.target instanceof HTMLCanvasElement && tool !== "select") {
          event.preventDefault();
          clickMiddle(event.target);
        }
      }}
    />
  );
}

/** Credits link to web pages, which must not replace the app. */
function followLink(event: React.MouseEvent, open: MapCanvasProps["onOpenLink"]) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link) return;
  event.preventDefault();
  open?.(link.href);
}

/** Clicks the middle of the map, so that drawing needs no mouse. */
function clickMiddle(canvas: HTMLCanvasElement) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, isPrimary: true, bubbles: true };
  canvas.dispatchEvent(new PointerEvent("pointermove", { ...at, button: -1 }));
  canvas.dispatchEvent(new PointerEvent("pointerdown", { ...at, button: 0 }));
  canvas.dispatchEvent(new PointerEvent("pointerup", { ...at, button: 0 }));
}

/** The style's address if it answers. */
async function reachable(style: string): Promise<string | undefined> {
  try {
    const response = await fetch(style, { signal: AbortSignal.timeout(8000) });
    return response.ok ? style : undefined;
  } catch {
    return undefined;
  }
}

function zoomOf(map: Map): ZoomState {
  const zoom = map.getZoom();
  return { level: Math.round(zoom), canZoomIn: zoom < MAX_ZOOM, canZoomOut: zoom > map.getMinZoom() };
}
