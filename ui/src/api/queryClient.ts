import { notifyManager, QueryClient } from "@tanstack/react-query";

import type { Question } from "../generated/Question";

declare module "@tanstack/react-query" {
  interface Register {
    /** The question as an edit can carry it along. */
    queryMeta: { question(): Question };
  }
}

// The library waits for a timer to tell an answer, by when a frame has passed; here the frame shows the answer.
notifyManager.setScheduler(queueMicrotask);

/** Answers stay good until a change says otherwise: the shell tells what each change touched. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // The shell is in the same process; the browser's idea of being online says nothing about it.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
