// Where tests and trials run, kept for each package.
import { create } from "zustand";

import type { TestEngine } from "../generated/TestEngine";
import { readStored, writeStored } from "./stored";

export interface EngineChoice {
  engine: TestEngine;
  /** In the warehouse: whether each case runs on this computer too, and both are compared. */
  compare: boolean;
  /** In the warehouse: whether the package is installed before its tests run. */
  installFirst: boolean;
  /** In the warehouse: how many cases run at once; 0 lets the studio choose. */
  jobs: number;
}

interface EngineStore extends EngineChoice {
  change(choice: Partial<EngineChoice>): void;
  /** Takes what was chosen for a package. */
  openPackage(root: string): void;
}

const usual: EngineChoice = { engine: "local", compare: false, installFirst: true, jobs: 0 };

const storageKey = (root: string) => `engine:${root}`;

let openRoot: string | null = null;

export const useEngine = create<EngineStore>()((set, get) => ({
  ...usual,
  change: (choice) => {
    set(choice);
    const { engine, compare, installFirst, jobs } = get();
    if (openRoot !== null)
      writeStored(storageKey(openRoot), { engine, compare, installFirst, jobs } satisfies EngineChoice);
  },
  openPackage: (root) => {
    openRoot = root;
    set({ ...usual, ...readStored<Partial<EngineChoice>>(storageKey(root), {}) });
  },
}));
