import Icon from "@mui/icons-material/TableChartOutlined";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Table", layout: "handle", Icon, Preview } satisfies InputModule;
