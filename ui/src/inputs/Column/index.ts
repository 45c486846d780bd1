import Icon from "@mui/icons-material/ViewColumnOutlined";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Column", layout: "under", Icon, Preview } satisfies InputModule;
