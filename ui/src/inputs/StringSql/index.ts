import Icon from "@mui/icons-material/Code";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "StringSql", layout: "under", Icon, Preview } satisfies InputModule;
