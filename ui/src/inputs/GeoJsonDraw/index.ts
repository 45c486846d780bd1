import Icon from "@mui/icons-material/DrawOutlined";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "GeoJsonDraw", layout: "under", Icon, Preview } satisfies InputModule;
