// Rows of a table as features of a map.
import { wktToGeoJSON } from "betterknown";
import type { Feature, FeatureCollection, Geometry } from "geojson";

import type { Table } from "../generated/Table";
import { flatten } from "../map/antimeridian";
import { kindOf } from "./cells";

/** The places of the columns that hold geographies. */
export const geographyColumns = ({ columns }: Pick<Table, "columns">): number[] =>
  columns.flatMap(({ typeName }, at) => (kindOf(typeName) === "geography" ? [at] : []));

/** A geography as the engines write it: BigQuery's as WKT, Snowflake's as GeoJSON. Nothing for what cannot be drawn. */
export function geometryOf(value: unknown): Geometry | null {
  if (typeof value !== "string") return null;
  try {
    if (value.trimStart().startsWith("{")) return JSON.parse(value) as Geometry;
    return wktToGeoJSON(value);
  } catch {
    return null;
  }
}

/** A feature for each row that has a place, with the row's place in the table as its id. */
export function featuresOf({ rows }: Table, column: number): FeatureCollection {
  const features = rows.flatMap((row, id): Feature[] => {
    const geometry = geometryOf(row[column]);
    return geometry ? [{ type: "Feature", id, geometry, properties: {} }] : [];
  });
  return flatten({ type: "FeatureCollection", features });
}
