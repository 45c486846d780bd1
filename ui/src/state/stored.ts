// Small things remembered from one start to the next. A full or forbidden storage loses them; nothing else breaks.
const prefix = "extension-studio:";

export function readStored<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // What could not be remembered is asked for again.
  }
}
