import { useOverview } from "../api/queries";
import { run, settled } from "../api/apply";
import { studio } from "../api/studio";
import { ConfirmDialog } from "../shell/ConfirmDialog";
import { nameFromTitle, nameProblem } from "../shell/names";
import { PromptDialog } from "../shell/PromptDialog";

interface DialogProps {
  onClose(): void;
}

const useComponents = () => useOverview().data?.components ?? [];

export function AddComponentDialog({ onClose }: DialogProps) {
  return (
    <PromptDialog
      title="Add component"
      label="Title"
      initial="New component"
      submit="Add"
      explain={(title) => ({
        error: title === "",
        text: `Its folder will be components/${nameFromTitle(title) || "component"}`,
      })}
      onSubmit={(title) => run(studio.addComponent(title))}
      onClose={onClose}
    />
  );
}

export function RenameComponentDialog({ folder, onClose }: DialogProps & { folder: string }) {
  const taken = useComponents()
    .map((component) => component.folder)
    .filter((each) => each !== folder);
  return (
    <PromptDialog
      title={`Rename ${folder}`}
      label="Name"
      initial={folder}
      submit="Rename"
      monospace
      explain={(name) => {
        const problem = taken.includes(name) ? "Another component has this name" : nameProblem(name);
        return {
          error: problem !== null,
          text: problem ?? "Renames its folder, its metadata and its entry in the extension together.",
        };
      }}
      onSubmit={async (name) => {
        await settled();
        return run(studio.renameComponent(folder, name));
      }}
      onClose={onClose}
    />
  );
}

export function DeleteComponentDialog({ folder, onClose }: DialogProps & { folder: string }) {
  const component = useComponents().find((each) => each.folder === folder);
  if (!component) return null;
  const { title, files, present } = component;
  const name = title || folder;
  return (
    <ConfirmDialog
      title={
        present
          ? `Delete component “${name}” and its ${files === 1 ? "file" : `${files} files`}?`
          : `Take “${name}” off the extension's list?`
      }
      choices={[
        {
          label: present ? "Delete" : "Take off",
          main: true,
          destructive: true,
          run: async () => {
            await settled();
            return run(studio.deleteComponent(folder));
          },
        },
      ]}
      onClose={onClose}
    >
      {present ? (
        <>
          The folder <code>components/{folder}</code> and its entry in the extension go. You can undo this.
        </>
      ) : (
        <>There is no folder components/{folder}. You can undo this.</>
      )}
    </ConfirmDialog>
  );
}
