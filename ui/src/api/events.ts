// What the shell says without being asked.
import { listen } from "@tauri-apps/api/event";

import type { Changed } from "../generated/Changed";
import type { Problems } from "../generated/Problems";
import { applyState, applyTouched, tellSaved } from "./apply";
import { keys } from "./keys";
import { queryClient } from "./queryClient";

/** Follows the package until the returned function is called. */
export function followPackage(): () => void {
  const listening = [
    listen<Changed>("changed", ({ payload }) => {
      applyState(payload.state);
      applyTouched(payload.touched);
      // Another program may have made or removed whole folders.
      if (payload.origin === "disk") {
        void queryClient.invalidateQueries({ queryKey: keys.overview });
        tellSaved(payload.touched);
      }
    }),
    listen<Problems>("problems", ({ payload }) => {
      queryClient.setQueryData(keys.problems, payload);
    }),
  ];
  return () => {
    for (const stop of listening) void stop.then((unlisten) => unlisten());
  };
}
