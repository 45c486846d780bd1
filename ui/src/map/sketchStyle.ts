import type { GeoJSONStoreFeatures, HexColor } from "terra-draw";
import { COLORS } from "./theme";

const drawn = COLORS.drawn as HexColor;
const white: HexColor = "#ffffff";
const FILL = 0.08;
const SELECTED_FILL = 0.22;

export const pointStyle = {
  pointColor: drawn,
  pointWidth: 6,
  pointOutlineColor: white,
  pointOutlineWidth: 2,
};

export const lineStyle = {
  lineStringColor: drawn,
  lineStringWidth: 2,
  closingPointColor: white,
  closingPointOutlineColor: drawn,
  closingPointOutlineWidth: 2,
  closingPointWidth: 4,
};

export const circleStyle = { fillColor: drawn, fillOpacity: FILL, outlineColor: drawn, outlineWidth: 2 };

export const polygonStyle = {
  ...circleStyle,
  closingPointColor: white,
  closingPointOutlineColor: drawn,
  closingPointOutlineWidth: 2,
  closingPointWidth: 4,
};

/** Corners of a circle that carry a handle; on each of them, handles would hide it. */
const CIRCLE_HANDLE_STEP = 8;

export function selectStyle(isCircle: (featureId: unknown) => boolean) {
  const isSpare = ({ selectionPointFeatureId, index }: GeoJSONStoreFeatures["properties"]) =>
    Number(index) % CIRCLE_HANDLE_STEP !== 0 && isCircle(selectionPointFeatureId);
  return {
    selectedPolygonColor: drawn,
    selectedPolygonFillOpacity: SELECTED_FILL,
    selectedPolygonOutlineColor: drawn,
    selectedPolygonOutlineWidth: 3,
    selectedLineStringColor: drawn,
    selectedLineStringWidth: 3,
    selectedPointColor: drawn,
    selectedPointWidth: 8,
    selectedPointOutlineColor: white,
    selectedPointOutlineWidth: 3,
    selectionPointColor: white,
    selectionPointOutlineColor: drawn,
    selectionPointWidth: ({ properties }: GeoJSONStoreFeatures) => (isSpare(properties) ? 0 : 4),
    selectionPointOutlineWidth: ({ properties }: GeoJSONStoreFeatures) => (isSpare(properties) ? 0 : 2),
    midPointColor: drawn,
    midPointOutlineColor: white,
    midPointOutlineWidth: 1,
    midPointWidth: 3,
  };
}
