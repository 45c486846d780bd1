// What an action is, and when one is possible.
import type SvgIcon from "@mui/material/SvgIcon";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { Overview } from "../generated/Overview";
import type { Selection } from "../generated/Selection";
import { useSelection } from "../state/selection";

/** What decides whether an action is possible. */
export interface Now {
  /** Null while no package is open. */
  overview: Overview | null;
  selection: Selection | null;
}

export type ActionGroup = "Package" | "Edit" | "Component" | "Tests" | "Warehouse" | "Go to" | "View";

export interface Action {
  id: string;
  title: string;
  group: ActionGroup;
  Icon: typeof SvgIcon;
  /** The first is the one shown. */
  shortcuts: string[];
  possible(now: Now): boolean;
  run(): unknown;
}

export const always = () => true;
export const withPackage = ({ overview }: Now) => overview !== null;
export const withComponent = ({ overview, selection }: Now) =>
  overview !== null && selection?.kind === "component";

export const openOverview = () => queryClient.getQueryData<Overview>(keys.overview) ?? null;

export const now = (): Now => ({ overview: openOverview(), selection: useSelection.getState().selection });

export const onSelected = (act: (folder: string) => unknown) => () => {
  const { selection } = useSelection.getState();
  return selection?.kind === "component" ? act(selection.folder) : undefined;
};
