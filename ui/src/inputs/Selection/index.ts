import Icon from "@mui/icons-material/ArrowDropDownCircleOutlined";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Selection", layout: "under", Icon, Preview } satisfies InputModule;
