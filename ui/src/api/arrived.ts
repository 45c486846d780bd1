import { queryClient } from "./queryClient";

/** Waits for the answers under a key that are on their way, if any are. */
export const arrived = (queryKey: readonly unknown[]): Promise<void> =>
  queryClient.refetchQueries({ queryKey, fetchStatus: "fetching" }, { cancelRefetch: false });
