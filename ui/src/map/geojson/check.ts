import type { Node } from "jsonc-parser";
import { problemAt, type Problem } from "./json";

/** More would not be read; the first one repaired often repairs the rest. */
const MAX_PROBLEMS = 50;

/** Levels of lists around a position in each geometry's `coordinates` (RFC 7946, section 3.1). */
const LISTS_AROUND_POSITION = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const;

type Coordinated = keyof typeof LISTS_AROUND_POSITION;

/** Shortest list of positions that makes the shape; the innermost list of its coordinates. */
const LEAST_POSITIONS: Partial<Record<Coordinated, number>> = {
  LineString: 2,
  MultiLineString: 2,
  Polygon: 4,
  MultiPolygon: 4,
};

export const GEOMETRY_TYPES = [...Object.keys(LISTS_AROUND_POSITION), "GeometryCollection"];

/** Says what in a JSON tree is not GeoJSON as RFC 7946 has it. */
export function checkGeoJson(text: string, root: Node): Problem[] {
  const problems: Problem[] = [];

  function report(node: Node, path: string, message: string) {
    if (problems.length < MAX_PROBLEMS)
      problems.push(problemAt(text, node.offset, node.length, message, path));
  }

  /** The value of a member, if it is there exactly once: which of two readers take is their choice. */
  function member(owner: Node, name: string, path: string): Node | undefined {
    const found = (owner.children ?? []).filter((property) => property.children?.[0]?.value === name);
    if (found[1]) report(found[1], join(path, name), `“${name}” is here twice; keep one`);
    return found[0]?.children?.[1];
  }

  function typeOf(node: Node, path: string, expected: readonly string[]): string | undefined {
    if (node.type !== "object") {
      report(node, path, `An object with a “type” belongs here: ${listed(expected)}`);
      return undefined;
    }
    const type = member(node, "type", path);
    if (!type) report(firstCharacter(node), path, `“type” is missing: ${listed(expected)}`);
    else if (type.type === "string" && expected.includes(type.value as string)) return type.value as string;
    else report(type, join(path, "type"), `“type” must be ${listed(expected)}`);
    return undefined;
  }

  function checkDocument() {
    const type = typeOf(root, "", ["FeatureCollection", "Feature", ...GEOMETRY_TYPES]);
    if (type === "Feature") checkFeature(root, "");
    else if (type && type !== "FeatureCollection") checkGeometry(root, "");
    else if (type) {
      const features = member(root, "features", "");
      if (features?.type !== "array")
        report(features ?? firstCharacter(root), "features", "“features” must be a list of features");
      else features.children?.forEach((feature, i) => checkFeature(feature, `features[${i}]`));
    }
  }

  function checkFeature(node: Node, path: string) {
    if (!typeOf(node, path, ["Feature"])) return;
    const geometry = member(node, "geometry", path);
    if (!geometry) report(firstCharacter(node), path, "“geometry” is missing; write null if it has none");
    else if (geometry.type !== "null") checkGeometry(geometry, join(path, "geometry"));
    const properties = member(node, "properties", path);
    if (properties && properties.type !== "object" && properties.type !== "null")
      report(properties, join(path, "properties"), "“properties” must be an object or null");
  }

  function checkGeometry(node: Node, path: string) {
    const type = typeOf(node, path, GEOMETRY_TYPES);
    if (!type) return;
    if (type === "GeometryCollection") {
      const geometries = member(node, "geometries", path);
      if (geometries?.type !== "array")
        report(geometries ?? firstCharacter(node), path, "“geometries” must be a list of geometries");
      else
        geometries.children?.forEach((child, i) => checkGeometry(child, `${join(path, "geometries")}[${i}]`));
      return;
    }
    const coordinates = member(node, "coordinates", path);
    if (!coordinates) report(firstCharacter(node), path, "“coordinates” is missing");
    else checkCoordinates(coordinates, join(path, "coordinates"), type as Coordinated);
  }

  function checkCoordinates(
    node: Node,
    path: string,
    type: Coordinated,
    level = LISTS_AROUND_POSITION[type] as number,
  ) {
    if (level === 0) return checkPosition(node, path);
    const what = level > 1 ? "lists of positions" : "positions";
    if (node.type !== "array") return report(node, path, `${type}: a list of ${what} belongs here`);
    const before = problems.length;
    const children = node.children ?? [];
    children.forEach((child, i) => checkCoordinates(child, `${path}[${i}]`, type, level - 1));
    const least = LEAST_POSITIONS[type];
    if (level === 1 && least !== undefined && children.length > 0 && problems.length === before)
      checkPath(node, path, type, least);
  }

  function checkPath(node: Node, path: string, type: Coordinated, least: number) {
    const positions = node.children ?? [];
    if (positions.length < least)
      return report(
        node,
        path,
        `${type}: at least ${least} positions are needed, here are ${positions.length}`,
      );
    const [first, last] = [positions[0], positions.at(-1)];
    if (least === 4 && first && last && !samePosition(first, last))
      report(last, path, `${type}: a ring must end with the position that it starts with`);
  }

  function checkPosition(node: Node, path: string) {
    const numbers = node.children ?? [];
    // RFC 7946 section 3.1: empty coordinates stand for no geometry.
    if (node.type === "array" && numbers.length === 0) return;
    const [longitude, latitude] = numbers;
    if (node.type !== "array" || !longitude || !latitude || numbers.some(({ type }) => type !== "number"))
      return report(node, path, "A position must be a list of numbers: [longitude, latitude]");
    if (Math.abs(latitude.value as number) > 90)
      report(
        latitude,
        path,
        `Latitude ${latitude.value} is outside −90 to 90; positions are [longitude, latitude], in degrees`,
      );
    if (Math.abs(longitude.value as number) > 360)
      report(
        longitude,
        path,
        `Longitude ${longitude.value} is outside −180 to 180; positions are in degrees`,
      );
  }

  checkDocument();
  return problems;
}

function samePosition(a: Node, b: Node): boolean {
  const [x, y] = [a.children ?? [], b.children ?? []];
  return x.length === y.length && x.every((number, i) => number.value === y[i]?.value);
}

/** Marking a whole object because a member is missing would paint half the editor. */
function firstCharacter(node: Node): Node {
  return { ...node, length: 1 };
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? `“${names[0]}”` : `one of ${names.join(", ")}`;
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
