import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { LngLatBounds, type Map } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState } from "react";

import type { Table } from "../generated/Table";
import { offlineStyle } from "../map/basemap";
import { createMap } from "../map/createMap";
import { extentOf, type Extent } from "../map/extent";
import { day, night } from "../map/theme";
import { featuresOf } from "./places";
import { addRowLayers, type RowLayers } from "./rowLayers";

interface RowsMapCanvasProps {
  table: Table;
  /** The place of the column with the geographies. */
  column: number;
  selected: number | null;
  onSelect(row: number | null): void;
  onFail(reason: string): void;
}

interface Drawn {
  map: Map;
  layers: RowLayers;
}

/** The map itself; apart, so that the library is fetched only when there is something to draw. */
export default function RowsMapCanvas({ table, column, selected, onSelect, onFail }: RowsMapCanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const ground = useTheme().palette.mode === "dark" ? night : day;
  const features = useMemo(() => featuresOf(table, column), [table, column]);
  const extent = useMemo(() => extentOf(features.features), [features]);
  const latest = useRef({ onSelect, onFail, extent });
  const [drawn, setDrawn] = useState<Drawn | null>(null);

  useEffect(() => {
    latest.current = { onSelect, onFail, extent };
  });

  useEffect(() => {
    let closed = false;
    let map: Map | undefined;
    async function open(at: HTMLElement) {
      const style = await offlineStyle(ground);
      if (closed) return;
      const made = createMap(at, style, latest.current.extent);
      map = made;
      made.once("style.load", () => {
        if (closed) return;
        const layers = addRowLayers(made);
        made.on("click", ({ point }) => latest.current.onSelect(layers.at(point)));
        made.on("mousemove", ({ point }) => {
          made.getCanvas().style.cursor = layers.at(point) === null ? "" : "pointer";
        });
        setDrawn({ map: made, layers });
      });
    }
    if (container.current) open(container.current).catch((error) => latest.current.onFail(String(error)));
    return () => {
      closed = true;
      setDrawn(null);
      map?.remove();
    };
  }, [ground]);

  // Other rows are looked at whole, unless they are where the last ones were.
  const seen = useRef<Extent | undefined>(undefined);
  useEffect(() => {
    if (!drawn) return;
    drawn.layers.show(features);
    const isSame = seen.current?.join() === extent?.join();
    if (extent && seen.current && !isSame)
      drawn.map.fitBounds(LngLatBounds.convert(extent), { padding: 40, maxZoom: 14, animate: false });
    seen.current = extent;
  }, [drawn, features, extent]);

  useEffect(() => {
    if (!drawn) return;
    drawn.layers.choose(selected);
    const feature = features.features.find(({ id }) => id === selected);
    const around = feature && extentOf([feature]);
    if (!around) return;
    const bounds = LngLatBounds.convert(around);
    const view = drawn.map.getBounds();
    const isInSight = view.contains(bounds.getNorthEast()) && view.contains(bounds.getSouthWest());
    if (!isInSight) drawn.map.fitBounds(bounds, { padding: 40, maxZoom: 14, maxDuration: 600 });
  }, [drawn, features, selected]);

  return (
    <Box
      ref={container}
      data-testid="rows-map"
      data-ready={drawn !== null}
      data-features={features.features.length}
      // The library's own style sheet would make it relative.
      style={{ position: "absolute", inset: 0 }}
      sx={{
        bgcolor: ground.water,
        "& .maplibregl-ctrl.maplibregl-ctrl-attrib": {
          bgcolor: "background.paper",
          color: "text.secondary",
          opacity: 0.8,
        },
      }}
    />
  );
}
