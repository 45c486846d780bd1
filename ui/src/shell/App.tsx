import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { QueryClientProvider } from "@tanstack/react-query";

import { queryClient } from "../api/queryClient";
import { useSession } from "../state/session";
import { useStudioTheme } from "../theme/useStudioTheme";
import { Welcome } from "../welcome/Welcome";
import { Dialogs } from "./Dialogs";
import { Opening } from "./Opening";
import { Room } from "./Room";
import { Studio } from "./Studio";
import { Toasts } from "./Toasts";
import { useShortcuts } from "./useShortcuts";

function Stage() {
  const { stage, opening } = useSession();
  switch (stage) {
    case "starting":
      return null;
    case "welcome":
      return <Welcome />;
    case "opening":
      return <Opening />;
    case "open":
      return <Studio key={opening} />;
  }
}

export function App() {
  const theme = useStudioTheme();
  useShortcuts();
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <QueryClientProvider client={queryClient}>
        <Room name="The studio" resetKey="app" loading={null}>
          <Stage />
        </Room>
        <Dialogs />
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
