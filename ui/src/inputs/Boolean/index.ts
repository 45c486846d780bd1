import Icon from "@mui/icons-material/CheckBoxOutlined";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Boolean", layout: "before", Icon, Preview } satisfies InputModule;
