// The input just added: its frame takes the keyboard into the title, once.
import { create } from "zustand";

interface Added {
  folder: string;
  at: number | null;
}

export const useAdded = create<Added>()(() => ({ folder: "", at: null }));
