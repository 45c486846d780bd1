import Link from "@mui/material/Link";

import type { Told } from "../generated/Told";
import { codeFont } from "../theme/studioTheme";
import { openAt } from "../problems/place";

/** "fullrun.sql, line 12", which opens it there. */
export function PlaceLink({ path, place }: Pick<Told, "path" | "place">) {
  if (path === null) return null;
  const line = place ? `:${place.line}` : "";
  return (
    <Link
      component="button"
      type="button"
      onClick={() => openAt(path, place)}
      aria-label={`Open ${path}${place ? `, line ${place.line}` : ""}`}
      sx={{ fontFamily: codeFont, fontSize: 12, textAlign: "left", overflowWrap: "anywhere" }}
    >
      {path.replace(/^components\/[^/]+\//, "")}
      {line}
    </Link>
  );
}
