// What every list that can be put in another order has in common.
import {
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";

/** A press becomes a drag when it moves, so that a click stays a click. */
const pointer = { activationConstraint: { distance: 4 } };
const keyboard = { coordinateGetter: sortableKeyboardCoordinates };

export const useDragSensors = () =>
  useSensors(useSensor(PointerSensor, pointer), useSensor(KeyboardSensor, keyboard));

export const dragInstructions = {
  draggable:
    "To move it, press Space, then the up and down arrow keys, and Space again to drop it. Escape puts it back.",
};

/** What a screen reader says during a drag. */
export function dragAnnouncements(
  nameOf: (id: UniqueIdentifier) => string,
  placeOf: (id: UniqueIdentifier) => number,
  count: number,
): Announcements {
  const where = (id: UniqueIdentifier) => `place ${placeOf(id) + 1} of ${count}`;
  return {
    onDragStart: ({ active }) => `${nameOf(active.id)} lifted`,
    onDragOver: ({ active, over }) => (over ? `${nameOf(active.id)} is over ${where(over.id)}` : undefined),
    onDragEnd: ({ active, over }) =>
      over ? `${nameOf(active.id)} dropped at ${where(over.id)}` : `${nameOf(active.id)} put back`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} put back`,
  };
}
