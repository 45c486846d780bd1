// Short messages in the corner: what went wrong and what to do, or what was done.
import { create } from "zustand";

export interface Toast {
  id: number;
  severity: "error" | "warning" | "info" | "success";
  message: string;
  help?: string | null;
  action?: { label: string; run(): void };
}

interface ToastStore {
  toasts: Toast[];
  show(toast: Omit<Toast, "id">): void;
  dismiss(id: number): void;
}

let lastId = 0;

export const useToasts = create<ToastStore>()((set) => ({
  toasts: [],
  show: (toast) =>
    set(({ toasts }) => ({
      // The same trouble twice is said once.
      toasts: [
        ...toasts.filter(({ message, help }) => message !== toast.message || help !== toast.help).slice(-3),
        { ...toast, id: ++lastId },
      ],
    })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

export const showToast = (toast: Omit<Toast, "id">) => useToasts.getState().show(toast);

function isStudioError(error: unknown): error is { message: string; help?: string | null } {
  return (
    typeof error === "object" && error !== null && "message" in error && typeof error.message === "string"
  );
}

/** What a rejected command says, for a person. */
export function errorText(error: unknown): { message: string; help: string | null } {
  if (isStudioError(error)) return { message: error.message, help: error.help ?? null };
  return { message: typeof error === "string" ? error : "Something unexpected went wrong", help: null };
}

export const showError = (error: unknown) => showToast({ severity: "error", ...errorText(error) });
