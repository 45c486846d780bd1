import type { Extension } from "@codemirror/state";
import { useEffect, useState } from "react";

import { languageOf } from "./languages";

const plain: Extension = [];

/** The language of a file; plain text until it is loaded. */
export function useLanguage(path: string): Extension {
  const [loaded, setLoaded] = useState<{ path: string; language: Extension } | null>(null);
  useEffect(() => {
    let wanted = true;
    void languageOf(path).then((language) => {
      if (wanted) setLoaded({ path, language });
    });
    return () => {
      wanted = false;
    };
  }, [path]);
  return loaded?.path === path ? loaded.language : plain;
}
