import { arrayMove } from "@dnd-kit/sortable";
import { useCallback, useEffect, useRef, useState } from "react";

import type { Input } from "../generated/Input";
import { useSelection } from "../state/selection";
import { moveInput, placeAfterMove, selectInput } from "./inputActions";

interface Move {
  inputs: readonly Input[];
  from: number;
  to: number;
}

/** The inputs in the order that was asked for, until the package answers with it. */
export function useShownInputs(folder: string, inputs: readonly Input[]) {
  const [move, setMove] = useState<Move | null>(null);
  const shown = move?.inputs === inputs ? arrayMove([...inputs], move.from, move.to) : inputs;

  const latest = useRef(inputs);
  useEffect(() => {
    latest.current = inputs;
  }, [inputs]);

  const moveTo = useCallback(
    (from: number, to: number) => {
      if (to < 0 || to >= latest.current.length || from === to) return;
      setMove({ inputs: latest.current, from, to });
      follow(folder, from, to);
      void moveInput(folder, from, to).then((done) => {
        if (done) return;
        setMove(null);
        follow(folder, to, from);
      });
    },
    [folder],
  );
  return { shown, moveTo };
}

/** The selection stays with the input it is on. */
function follow(folder: string, from: number, to: number) {
  const { selection } = useSelection.getState();
  if (selection?.kind === "component" && selection.folder === folder && selection.input !== null)
    selectInput(folder, placeAfterMove(selection.input, from, to));
}
