import Icon from "@mui/icons-material/LinearScale";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Range", layout: "under", Icon, Preview } satisfies InputModule;
