import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";

import { createRoot } from "react-dom/client";

import { App } from "./shell/App";
import { fetchFirstRooms } from "./shell/rooms";
import { start } from "./shell/session";
import { paintWindow } from "./theme/useStudioTheme";

paintWindow();
// The shell is asked while React is still drawing the first frame.
void start();
fetchFirstRooms();

const root = document.getElementById("root");
// Without StrictMode: its second mounting lets a dialog's focus trap take the focus from the field in it.
if (root) createRoot(root).render(<App />);
