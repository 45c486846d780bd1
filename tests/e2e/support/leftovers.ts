const leftovers = new Set<() => void>();

/** Remembers what must not outlive this process, however it ends; the answer forgets it again. */
export function clearAtTheEnd(clear: () => void): () => void {
  leftovers.add(clear);
  return () => leftovers.delete(clear);
}

function clearAll(): void {
  // The youngest first: what came later uses what came before.
  [...leftovers].toReversed().forEach((clear) => clear());
  leftovers.clear();
}

process.on("exit", clearAll);
// A test worker whose runner has gone.
process.on("disconnect", clearAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    clearAll();
    // With this listener gone the signal does what it would have done without it.
    process.kill(process.pid, signal);
  });
}
