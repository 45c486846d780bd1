// Whether a package is open, and which.
import { create } from "zustand";

interface SessionStore {
  /** "starting" until the shell has said what to do first. */
  stage: "starting" | "welcome" | "opening" | "open";
  root: string | null;
  /** Counts openings, so that reopening the same folder starts afresh. */
  opening: number;
}

export const useSession = create<SessionStore>()(() => ({ stage: "starting", root: null, opening: 0 }));
