import { onFlush } from "./apply";

export interface Latest<T> {
  push(value: T): void;
  /** Resolves when all that was pushed has arrived. */
  idle(): Promise<void>;
  /** To be called when the field goes: what is waiting is still sent. */
  close(): void;
}

/** Sends values one at a time; while one is on its way, only the last of those pushed meanwhile follows. */
export function latest<T>(send: (value: T) => Promise<unknown>): Latest<T> {
  let waiting: { value: T } | null = null;
  let sending: Promise<void> | null = null;

  async function drain() {
    while (waiting) {
      const { value } = waiting;
      waiting = null;
      await send(value).catch(() => undefined);
    }
    sending = null;
  }

  const idle = () => sending ?? Promise.resolve();
  const leave = onFlush(idle);
  return {
    push(value) {
      waiting = { value };
      sending ??= drain();
    },
    idle,
    close: () => void idle().then(leave),
  };
}
