// The open dialog, fetched when it is first asked for.
import { lazy, Suspense, type ReactElement } from "react";

import { closeDialog, useDialogs, type DialogRequest } from "../state/dialogs";

const CommandPalette = lazy(() =>
  import("./CommandPalette").then((file) => ({ default: file.CommandPalette })),
);
const SettingsDialog = lazy(() =>
  import("./SettingsDialog").then((file) => ({ default: file.SettingsDialog })),
);
const ShortcutsDialog = lazy(() =>
  import("./ShortcutsDialog").then((file) => ({ default: file.ShortcutsDialog })),
);
const NewPackageWizard = lazy(() =>
  import("../welcome/NewPackageWizard").then((file) => ({ default: file.NewPackageWizard })),
);
const AddComponentDialog = lazy(() =>
  import("../tree/ComponentDialogs").then((file) => ({ default: file.AddComponentDialog })),
);
const RenameComponentDialog = lazy(() =>
  import("../tree/ComponentDialogs").then((file) => ({ default: file.RenameComponentDialog })),
);
const DeleteComponentDialog = lazy(() =>
  import("../tree/ComponentDialogs").then((file) => ({ default: file.DeleteComponentDialog })),
);
const SaveAsTestDialog = lazy(() =>
  import("../trial/SaveAsTestDialog").then((file) => ({ default: file.SaveAsTestDialog })),
);
const ConflictDialog = lazy(() =>
  import("../conflicts/ConflictDialog").then((file) => ({ default: file.ConflictDialog })),
);
const UnsavedDialog = lazy(() => import("./UnsavedDialog").then((file) => ({ default: file.UnsavedDialog })));
const RefusedDialog = lazy(() => import("./RefusedDialog").then((file) => ({ default: file.RefusedDialog })));
const ConnectionDialog = lazy(() =>
  import("../warehouse/ConnectionDialog").then((file) => ({ default: file.ConnectionDialog })),
);
const DeployDialog = lazy(() =>
  import("../warehouse/DeployDialog").then((file) => ({ default: file.DeployDialog })),
);
const RemoveDialog = lazy(() =>
  import("../warehouse/RemoveDialog").then((file) => ({ default: file.RemoveDialog })),
);
const SampleDialog = lazy(() =>
  import("../warehouse/SampleDialog").then((file) => ({ default: file.SampleDialog })),
);

function dialogOf(request: DialogRequest): ReactElement {
  switch (request.kind) {
    case "palette":
      return <CommandPalette onClose={closeDialog} />;
    case "settings":
      return <SettingsDialog onClose={closeDialog} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={closeDialog} />;
    case "newPackage":
      return <NewPackageWizard onClose={closeDialog} />;
    case "addComponent":
      return <AddComponentDialog onClose={closeDialog} />;
    case "renameComponent":
      return <RenameComponentDialog folder={request.folder} onClose={closeDialog} />;
    case "deleteComponent":
      return <DeleteComponentDialog folder={request.folder} onClose={closeDialog} />;
    case "saveAsTest":
      return <SaveAsTestDialog folder={request.folder} onClose={closeDialog} />;
    case "conflicts":
      return <ConflictDialog onClose={closeDialog} />;
    case "unsaved":
      return <UnsavedDialog leave={request.leave} onClose={closeDialog} />;
    case "refused":
      return <RefusedDialog errors={request.errors} what={request.what} onClose={closeDialog} />;
    case "connection":
      return <ConnectionDialog then={request.then} onClose={closeDialog} />;
    case "deploy":
      return <DeployDialog onClose={closeDialog} />;
    case "removeInstalled":
      return <RemoveDialog {...request} onClose={closeDialog} />;
    case "sample":
      return <SampleDialog folder={request.folder} onClose={closeDialog} />;
  }
}

export function Dialogs() {
  const dialog = useDialogs((store) => store.dialog);
  return <Suspense fallback={null}>{dialog && dialogOf(dialog)}</Suspense>;
}
