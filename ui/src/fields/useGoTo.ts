import { useCallback } from "react";

import { arrived } from "../api/arrived";
import type { Outcome } from "../generated/Outcome";
import { useDocument } from "./document";
import { focusSoon } from "./focus";

/** Gives the keyboard to an element, by its id, once the change that makes it has been made and drawn. */
export function useGoTo(): (made: Promise<Outcome | null>, id: string) => Promise<void> {
  const { queryKey } = useDocument();
  return useCallback(
    async (made, id) => {
      if (!(await made)) return;
      await arrived(queryKey);
      focusSoon(() => document.getElementById(id));
    },
    [queryKey],
  );
}
