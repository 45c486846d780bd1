// A stand-in for the shell's side of the wire, and packages to put behind it.
import { ThemeProvider } from "@mui/material/styles";
import { QueryClientProvider } from "@tanstack/react-query";
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { ComponentEntry } from "../generated/ComponentEntry";
import type { Outcome } from "../generated/Outcome";
import type { Overview } from "../generated/Overview";
import type { Problem } from "../generated/Problem";
import type { Problems } from "../generated/Problems";
import type { State } from "../generated/State";
import { useDialogs } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import { useToasts } from "../state/toasts";
import { studioTheme } from "../theme/studioTheme";

export interface Call {
  command: string;
  args: Record<string, unknown>;
}

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

/** Answers the commands named, and keeps a list of every call. A command without an answer is refused. */
export function mockShell(answers: Answers = {}): Call[] {
  const calls: Call[] = [];
  mockWindows("main");
  mockIPC(
    (command, payload) => {
      const args = (payload ?? {}) as Record<string, unknown>;
      calls.push({ command, args });
      const answer = answers[command];
      if (!answer) return Promise.reject({ message: `No answer to ${command}`, help: null });
      return answer(args);
    },
    { shouldMockEvents: true },
  );
  return calls;
}

export const state = (part: Partial<State> = {}): State => ({
  revision: 1,
  undo: null,
  redo: null,
  unsaved: [],
  conflicts: [],
  autosave: false,
  saveProblem: null,
  ...part,
});

export const outcome = (part: Partial<Outcome> = {}): Outcome => ({
  state: state({ revision: 2 }),
  touched: [],
  select: null,
  answers: [],
  ...part,
});

export const component = (folder: string, part: Partial<ComponentEntry> = {}): ComponentEntry => ({
  folder,
  title: folder,
  description: "",
  icon: "",
  listed: true,
  present: true,
  legacy: false,
  files: 5,
  ...part,
});

export const overview = (part: Partial<Overview> = {}): Overview => ({
  root: "/packages/retail",
  extension: {
    name: "retail",
    title: "Retail",
    industry: "",
    description: "",
    icon: "",
    version: "1.0.0",
    lastUpdate: "",
    provider: "bigquery",
    author: null,
    license: null,
    details: [],
    components: [],
    functions: [],
  },
  broken: null,
  components: [component("alpha"), component("beta"), component("gamma")],
  functions: [],
  icons: [],
  docs: [],
  state: state(),
  ...part,
});

export const problem = (part: Partial<Problem> = {}): Problem => ({
  code: "some-code",
  severity: "error",
  message: "Something is wrong",
  path: "metadata.json",
  extent: null,
  pointer: null,
  help: null,
  ...part,
});

/** Puts a package into the window as if it had just been opened. */
export function openForTest(opened: Overview, problems: Problem[] = []): void {
  queryClient.setQueryData(keys.overview, opened);
  queryClient.setQueryData<Problems>(keys.problems, { revision: opened.state.revision, problems });
  useSession.setState({ stage: "open", root: opened.root, opening: 1 });
}

export function forgetEverything(): void {
  queryClient.clear();
  localStorage.clear();
  useSession.setState({ stage: "starting", root: null, opening: 0 });
  useSelection.getState().clear();
  useDialogs.getState().close();
  useToasts.setState({ toasts: [] });
  useLayout.setState({ problemsOpen: true, trialOpen: false, folded: [] });
}

/** Lists show what fits into a window; without a real one, this many pixels do. */
export function giveHeight(pixels: number): void {
  for (const side of ["clientHeight", "clientWidth", "offsetHeight", "offsetWidth"] as const)
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => pixels });
}

export function renderInStudio(element: ReactElement) {
  const user = userEvent.setup();
  const view = render(
    <ThemeProvider theme={studioTheme("light")}>
      <QueryClientProvider client={queryClient}>{element}</QueryClientProvider>
    </ThemeProvider>,
  );
  return { user, ...view };
}
