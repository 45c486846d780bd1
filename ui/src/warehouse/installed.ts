// What is installed where the package is deployed to.
import { useQuery, type UseQueryResult } from "@tanstack/react-query";

import { keys } from "../api/keys";
import { studio } from "../api/studio";
import type { InstalledView } from "../generated/InstalledView";
import type { Preview } from "../generated/Preview";
import type { Standing } from "../generated/Standing";
import { usePreviewValues, type FormValues } from "../state/previewValues";
import { nameOfAct, stopAct } from "./longAct";

/** Asks under a name, and stops asking when nobody waits for the answer any more. */
async function listed(signal: AbortSignal): Promise<InstalledView> {
  const run = nameOfAct("installed");
  signal.addEventListener("abort", () => stopAct(run));
  return studio.listInstalled(run, null);
}

export const useInstalled = (isWanted: boolean): UseQueryResult<InstalledView> =>
  useQuery({
    queryKey: keys.installed(),
    queryFn: ({ signal }) => listed(signal),
    enabled: isWanted,
    // Others install and remove, too.
    refetchOnMount: "always",
  });

/** Under which the values typed into an installed component's preview are kept. */
export const folderOf = (name: string, at: number): string => `installed:${name}:${at}`;

const noValues: FormValues = {};

/** The preview of a component of the extension `name`, by its place. */
export function useInstalledPreview(name: string, at: number): UseQueryResult<Preview> {
  const folder = folderOf(name, at);
  const values = usePreviewValues((store) => store.byFolder[folder] ?? noValues);
  return useQuery({
    queryKey: keys.installedPreview(name, at, values),
    queryFn: () => studio.installedPreview(name, at, { folder, values, schemas: {}, dryRun: false }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

export const standings: Record<
  Standing,
  { label: string; help: string; colour: "success" | "warning" | "info" }
> = {
  same: { label: "Same as here", help: "The open package would install the very same", colour: "success" },
  outdated: {
    label: "Older than here",
    help: "The open package has a later version, or other contents under the same version",
    colour: "warning",
  },
  newer: {
    label: "Newer than here",
    help: "A later version than the open package’s is installed",
    colour: "info",
  },
};
