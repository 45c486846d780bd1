import Icon from "@mui/icons-material/Numbers";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Number", layout: "under", Icon, Preview } satisfies InputModule;
