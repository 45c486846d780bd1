/** Something with a name to fly to. */
export interface Place {
  name: string;
  /** What it lies in, or what it is: “Spain”, “Country”. */
  detail: string;
  longitude: number;
  latitude: number;
  /** Zoom, in Natural Earth's count, from which maps show its name. */
  zoom: number;
}

export interface Places {
  countries: Place[];
  states: Place[];
  cities: Place[];
}

/** Zooms at which a search result fills the view. */
const VIEW = { countries: 4, states: 5.5, cities: 9, coordinates: 10 };

/** A place that a search found, and how close to look at it. */
export interface Found extends Pick<Place, "name" | "detail" | "longitude" | "latitude"> {
  view: number;
}

const MAX_FOUND = 8;

/** Reads the places that ship with the app. */
export async function loadPlaces(): Promise<Places> {
  const { countries, states, cities } = (await import("./basemap/places.json")).default as unknown as Rows;
  const country = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
  return {
    countries: countries.map(([name, longitude, latitude, zoom]) => ({
      name,
      detail: "Country",
      longitude,
      latitude,
      zoom,
    })),
    states: states.map(([name, code, longitude, latitude, zoom]) => ({
      name,
      detail: nameOf(country, code),
      longitude,
      latitude,
      zoom,
    })),
    cities: cities.map(([name, code, longitude, latitude, thousands]) => ({
      name,
      detail: nameOf(country, code),
      longitude,
      latitude,
      zoom: zoomOfCity(thousands),
    })),
  };
}

/** Places by name, the best known first, or the one place that “latitude, longitude” names. */
export function findPlaces(places: Places, query: string): Found[] {
  const coordinates = readCoordinates(query);
  if (coordinates) return [coordinates];
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const matches = (["countries", "states", "cities"] as const).flatMap((group) =>
    places[group].map((place) => ({ place, view: VIEW[group], rank: rankOf(fold(place.name), wanted) })),
  );
  return matches
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MAX_FOUND)
    .map(({ place: { name, detail, longitude, latitude }, view }) => ({
      name,
      detail,
      longitude,
      latitude,
      view,
    }));
}

interface Rows {
  countries: [name: string, longitude: number, latitude: number, zoom: number][];
  states: [name: string, country: string, longitude: number, latitude: number, zoom: number][];
  cities: [name: string, country: string, longitude: number, latitude: number, thousands: number][];
}

const NO_MATCH = 4;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`) || name.includes(`-${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : NO_MATCH;
}

/** Latitude first, as people and phones say it; longitude first if only that can be meant. */
function readCoordinates(query: string): Found | undefined {
  const match = /^\s*([-−+]?\d+(?:\.\d+)?)\s*°?\s*[,;\s]\s*([-−+]?\d+(?:\.\d+)?)\s*°?\s*$/.exec(query);
  if (!match) return undefined;
  const [first = NaN, second = NaN] = match.slice(1).map((number) => Number(number.replace("−", "-")));
  const [latitude, longitude] = Math.abs(first) > 90 ? [second, first] : [first, second];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return {
    name: `${latitude}, ${longitude}`,
    detail: "Latitude, longitude",
    latitude,
    longitude,
    view: VIEW.coordinates,
  };
}

/** Without accents and case, so that Malaga finds Málaga. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : "";
}

/** Ten million people show at 5, a hundred thousand at 9. */
function zoomOfCity(thousands: number): number {
  return Math.max(5, 13 - 2 * Math.log10(thousands));
}
