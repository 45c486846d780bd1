import { PromptDialog } from "../shell/PromptDialog";
import { showToast } from "../state/toasts";
import { useTrialSetup } from "./queries";
import { saveAsTest } from "./running";

interface SaveAsTestDialogProps {
  folder: string;
  onClose(): void;
}

/** Asks for the id of the case that is made of the form and its rows. */
export function SaveAsTestDialog({ folder, onClose }: SaveAsTestDialogProps) {
  const { data: setup } = useTrialSetup(folder);
  if (!setup) return null;
  const explain = (id: string) => {
    if (setup.cases.some((known) => known.id === id))
      return { error: true, text: "Another case has this id" };
    if (/[/\\]/.test(id)) return { error: true, text: "The id names a file: it cannot have slashes" };
    return {
      error: id === "",
      text: "The form's values go into test/test.json, typed rows into files beside it.",
    };
  };
  return (
    <PromptDialog
      title="Save as test"
      label="Id of the case"
      initial={setup.nextId}
      submit="Save"
      explain={explain}
      onSubmit={async (id) => {
        if (await saveAsTest(folder, id))
          showToast({ severity: "success", message: `Saved as test “${id}”` });
      }}
      onClose={onClose}
    />
  );
}
