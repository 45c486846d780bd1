import type { Feature, FeatureCollection, GeoJSON, Geometry, Position } from "geojson";
import { applyEdits, modify, type JSONPath } from "jsonc-parser";
import { checkGeoJson } from "./geojson/check";
import { layOut, problemAt, readJson, sourceOf, type Problem } from "./geojson/json";
import { kindOf, type FeatureKind } from "./shapes";

export type { FeatureKind, Problem };

/** A feature as the text has it; `geometry: null` and members of its own are kept. */
export type DrawnFeature = Feature<Geometry | null>;

/** What a text holds: its features, or why it holds none. */
export interface Parsed {
  features: DrawnFeature[];
  /** Empty for a text that can be drawn; with any problem there are no features. */
  problems: Problem[];
}

export interface FeatureLabel {
  kind: FeatureKind;
  /** “Polygon 2”: the second one of its kind in the text. */
  label: string;
}

/** Decimals of a degree that are saved: a centimetre on the ground. */
const DECIMALS = 7;

const NO_FEATURES = '{"type":"FeatureCollection","features":[]}';

/** Reads a FeatureCollection, a Feature or a bare geometry; an empty text holds no features. */
export function parse(text: string): Parsed {
  const problems = problemsOf(text);
  if (problems.length > 0 || isBlank(text)) return { features: [], problems };
  return { features: featuresOf(JSON.parse(withoutMark(text)) as GeoJSON), problems };
}

/** Names features as lists and chips show them, numbered per kind. */
export function describe(features: readonly DrawnFeature[]): FeatureLabel[] {
  const counts = new Map<FeatureKind, number>();
  return features.map(({ geometry }) => {
    const kind = kindOf(geometry);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return { kind, label: `${kind} ${count}` };
  });
}

/** One line for people: where the problem is, and what it is. */
export function sayProblem({ line, message, path }: Problem): string {
  return `Line ${line}: ${message}${path ? ` (${path})` : ""}`;
}

/**
 * Writes any readable text as a FeatureCollection laid out with two spaces. What is in it stays as
 * it is written, member by member. A text with problems comes back untouched.
 */
export function toCollectionText(text: string): string {
  const json = isBlank(text) ? NO_FEATURES : withoutMark(text);
  const read = readJson(json);
  if ("problem" in read || checkGeoJson(json, read.root).length > 0) return text;
  const wrapped = wrap(sourceOf(json, read.root), (JSON.parse(json) as GeoJSON).type);
  const tree = readJson(wrapped);
  return "root" in tree ? layOut(wrapped, tree.root) : text;
}

/** The text without its feature at `index`; everything else in it stays. */
export function remove(text: string, index: number): string {
  return index in parse(text).features
    ? change(text, [{ path: ["features", index], value: undefined }])
    : text;
}

/** The text with a feature of this geometry after the others. */
export function add(text: string, geometry: Geometry): string {
  const { features, problems } = parse(text);
  if (problems.length > 0) return text;
  const value: Feature = { type: "Feature", properties: {}, geometry: roundGeometry(geometry) };
  return change(text, [{ path: ["features", features.length], value, insert: true }]);
}

/** The text with another geometry for its feature at `index`, whose other members stay. */
export function reshape(text: string, index: number, geometry: Geometry): string {
  if (!(index in parse(text).features)) return text;
  return change(text, [
    { path: ["features", index, "geometry"], value: roundGeometry(geometry) },
    { path: ["features", index, "bbox"], value: undefined },
  ]);
}

/** Rounds to what is saved. */
export function roundGeometry<G extends Geometry>(geometry: G): G {
  return geometry.type === "GeometryCollection"
    ? { ...geometry, geometries: geometry.geometries.map(roundGeometry) }
    : { ...geometry, coordinates: roundAll(geometry.coordinates) };
}

type Nested = number | readonly Nested[];

function roundAll(value: Nested | Position[][][]): Nested {
  return typeof value === "number"
    ? Number(value.toFixed(DECIMALS))
    : (value as readonly Nested[]).map(roundAll);
}

interface Change {
  path: JSONPath;
  /** Undefined removes. */
  value: unknown;
  insert?: boolean;
}

/** Changes what is named and drops the collection's bounding box, which would no longer fit. */
function change(text: string, changes: Change[]): string {
  const changed = [...changes, { path: ["bbox"], value: undefined }].reduce(
    (json, { path, value, insert: isArrayInsertion = false }: Change) =>
      applyEdits(json, modify(json, path, value, { isArrayInsertion })),
    toCollectionText(text),
  );
  return toCollectionText(changed);
}

function problemsOf(text: string): Problem[] {
  if (isBlank(text)) return [];
  const json = withoutMark(text);
  const read = readJson(json);
  const problems = "problem" in read ? [read.problem] : checkGeoJson(json, read.root);
  const shift = text.length - json.length;
  return shift === 0
    ? problems
    : problems.map(({ from, to, message, path }) => problemAt(text, from + shift, to - from, message, path));
}

function featuresOf(document: GeoJSON): DrawnFeature[] {
  if (document.type === "FeatureCollection") return (document as FeatureCollection<Geometry | null>).features;
  if (document.type === "Feature") return [document];
  return [{ type: "Feature", properties: {}, geometry: document }];
}

function wrap(json: string, type: GeoJSON["type"]): string {
  if (type === "FeatureCollection") return json;
  const feature = type === "Feature" ? json : `{"type":"Feature","properties":{},"geometry":${json}}`;
  return `{"type":"FeatureCollection","features":[${feature}]}`;
}

function isBlank(text: string): boolean {
  return withoutMark(text).trim() === "";
}

/** A byte order mark is no JSON, yet files carry it. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
