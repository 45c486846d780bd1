import { useCallback, useEffect, useRef } from "react";

import type { PropertiesProps } from "../../designer/properties";
import { usesOf } from "./optionEdits";
import { Options } from "./Options";

export function Properties({ input, inputs, pointer }: PropertiesProps) {
  // The list may be long, and what happens elsewhere in the form is no reason to draw it anew.
  const latest = useRef({ input, inputs });
  useEffect(() => {
    latest.current = { input, inputs };
  }, [input, inputs]);
  const findUses = useCallback((at: number) => usesOf(latest.current.input, latest.current.inputs, at), []);

  return <Options written={input.own.options} pointer={`${pointer}/options`} findUses={findUses} />;
}
