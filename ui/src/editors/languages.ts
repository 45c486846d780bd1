// The language of a file, by its ending; each is loaded when first needed.
import type { Extension } from "@codemirror/state";

const byEnding: Record<string, () => Promise<Extension>> = {
  json: async () => (await import("@codemirror/lang-json")).json(),
  schema: async () => (await import("@codemirror/lang-json")).json(),
  ndjson: async () => (await import("@codemirror/lang-json")).json(),
  md: async () => (await import("@codemirror/lang-markdown")).markdown(),
  js: async () => (await import("@codemirror/lang-javascript")).javascript(),
  py: async () => (await import("@codemirror/lang-python")).python(),
  sql: async () => (await import("./sqlLanguage")).sql(),
};

export async function languageOf(path: string): Promise<Extension> {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return (await byEnding[ending]?.()) ?? [];
}
