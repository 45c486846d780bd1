import { useOverview, useStatePart } from "../api/queries";
import { save } from "./commands";
import { ConfirmDialog } from "./ConfirmDialog";

interface UnsavedDialogProps {
  leave(): Promise<void> | void;
  onClose(): void;
}

/** Asks what becomes of unsaved work before it would be lost. */
export function UnsavedDialog({ leave, onClose }: UnsavedDialogProps) {
  const { data: overview } = useOverview();
  const unsaved = useStatePart((state) => state.unsaved) ?? [];
  const shown = unsaved.slice(0, 5);
  return (
    <ConfirmDialog
      title={`Save the changes to ${overview?.extension.title || "the package"}?`}
      choices={[
        { label: "Discard", destructive: true, run: leave },
        {
          label: "Save",
          main: true,
          // What could not be saved keeps the window open, with the reason in it.
          run: async () => ((await save()) ? leave() : undefined),
        },
      ]}
      onClose={onClose}
    >
      {unsaved.length === 1 ? "One file is" : `${unsaved.length} files are`} not on disk yet:
      <ul style={{ margin: "8px 0 0", paddingLeft: 18 }}>
        {shown.map((path) => (
          <li key={path}>{path}</li>
        ))}
        {unsaved.length > shown.length && <li>and {unsaved.length - shown.length} more</li>}
      </ul>
    </ConfirmDialog>
  );
}
