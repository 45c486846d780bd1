import { useEffect, useRef, useState } from "react";

import { arrived } from "../api/arrived";
import { latest, type Latest } from "../api/latest";
import { keys, run } from "../api/queries";
import { studio } from "../api/studio";
import type { FieldState } from "../generated/FieldState";

/** What is typed shows at once and is sent, the last of those that wait; the package's value takes over when it has come. */
export function useCaseValue(folder: string, at: number, { name, value: held }: FieldState) {
  const [typed, setTyped] = useState<{ value: unknown } | null>(null);
  const sender = useRef<Latest<unknown> | null>(null);
  const count = useRef(0);
  useEffect(() => {
    const merge = `${folder}/test.json#/${at}/inputs/${name}`;
    const values = latest((value: unknown) => run(studio.setTestInput(folder, at, name, value, merge)));
    sender.current = values;
    return values.close;
  }, [folder, at, name]);
  const send = (value: unknown) => {
    const mine = ++count.current;
    setTyped({ value });
    sender.current?.push(value);
    void sender.current
      ?.idle()
      .then(() => arrived(keys.tests(folder)))
      .then(() => mine === count.current && setTyped(null));
  };
  return [typed ? (typed.value as FieldState["value"]) : held, send] as const;
}
