import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";

import { usePythonTrust } from "../api/queries";
import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import { showError } from "../state/toasts";

async function trust() {
  try {
    queryClient.setQueryData(keys.pythonTrust, await studio.trustPackage());
  } catch (error) {
    showError(error);
  }
}

/** Where a package would run Python that nobody has allowed yet: it may come from anyone. */
export function PythonTrustNotice() {
  const { data } = usePythonTrust();
  if (!data?.present || data.trusted) return null;
  return (
    <Alert
      severity="info"
      sx={{ flex: "none", borderRadius: 0, borderBottom: 1, borderColor: "divider" }}
      action={
        <Button color="inherit" onClick={() => void trust()} sx={{ whiteSpace: "nowrap" }}>
          Trust this package
        </Button>
      }
    >
      This package has Python in it, which runs on this computer with your rights. It waits until you trust
      the package; everything else runs.
    </Alert>
  );
}
