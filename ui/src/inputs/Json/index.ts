import Icon from "@mui/icons-material/DataObject";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Json", layout: "under", Icon, Preview } satisfies InputModule;
