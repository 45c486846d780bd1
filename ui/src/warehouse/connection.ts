// The connection of the open package: asked for, changed, and made sure of before something needs it.
import { useQuery, type UseQueryResult } from "@tanstack/react-query";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { ConnectionForm } from "../generated/ConnectionForm";
import type { ConnectionView } from "../generated/ConnectionView";
import { providers } from "../shell/providers";
import { openDialog } from "../state/dialogs";
import { showError } from "../state/toasts";

export const connectionQuery = { queryKey: keys.connection, queryFn: studio.connectionView };

export const useConnection = (): UseQueryResult<ConnectionView> => useQuery(connectionQuery);

/** "BigQuery · project.dataset"; only the provider where nobody has said where. */
export const destinationText = ({ provider, location }: ConnectionView): string =>
  location === null ? providers[provider].title : `${providers[provider].title} · ${location}`;

export const isConnected = ({ problem }: ConnectionView): boolean => problem === null;

/** What was found in a warehouse holds for one connection alone. */
function forgetWarehouse(): void {
  for (const queryKey of [keys.installed(), keys.places, keys.tables(), keys.table()])
    queryClient.removeQueries({ queryKey });
}

/** Keeps a connection, or forgets it. The secret goes to the shell and stays nowhere here. */
export async function keepConnection(
  form: ConnectionForm | null,
  secret: string | null,
  lasting: boolean,
): Promise<ConnectionView | null> {
  try {
    const view = await studio.setConnection(form, secret, lasting);
    forgetWarehouse();
    queryClient.setQueryData(keys.connection, view);
    return view;
  } catch (error) {
    showError(error);
    return null;
  }
}

/** Goes on when the package is connected; otherwise asks how to connect first. */
export async function connected(goOn: () => void): Promise<void> {
  try {
    const view = await queryClient.fetchQuery({ ...connectionQuery, staleTime: 0 });
    if (isConnected(view)) goOn();
    else openDialog({ kind: "connection", then: goOn });
  } catch (error) {
    showError(error);
  }
}
