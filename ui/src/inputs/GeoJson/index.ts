import Icon from "@mui/icons-material/PublicOutlined";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "GeoJson", layout: "under", Icon, Preview } satisfies InputModule;
