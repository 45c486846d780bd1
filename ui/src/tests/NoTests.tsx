import Button from "@mui/material/Button";

import { EmptyState } from "../shell/EmptyState";
import { addNewCase } from "./addCase";

/** What a test is, and how to get the first. */
export function NoTests({ folder }: { folder: string }) {
  return (
    <EmptyState
      title="No tests yet"
      action={
        <Button variant="contained" onClick={() => void addNewCase(folder)}>
          Add test case
        </Button>
      }
    >
      A test case fills in the form, runs the component on sample rows right here, and compares what comes out
      with what it brought when you captured it. No account is needed.
    </EmptyState>
  );
}
