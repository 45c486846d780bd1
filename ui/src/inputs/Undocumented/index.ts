import Icon from "@mui/icons-material/QuestionMark";

import type { InputModule } from "../types";
import { Preview } from "./Preview";

export default { type: "Undocumented", layout: "under", Icon, Preview } satisfies InputModule;
