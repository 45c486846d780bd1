import Icon from "@mui/icons-material/ShortText";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "String", layout: "under", Icon, Preview } satisfies InputModule;
