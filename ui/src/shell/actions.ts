// Everything that can be done, once: buttons, menus, shortcuts and the palette all take it from here.
import type { Action } from "./action";
import { componentActions } from "./componentActions";
import { packageActions } from "./packageActions";
import { testActions } from "./testActions";
import { viewActions } from "./viewActions";
import { warehouseActions } from "./warehouseActions";

export const actions = {
  ...packageActions,
  ...componentActions,
  ...testActions,
  ...warehouseActions,
  ...viewActions,
};

/** In the order in which the palette offers them. */
export const allActions: Action[] = Object.values(actions);
