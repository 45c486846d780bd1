import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";

import { useEdit } from "../fields/document";
import { remove, set } from "../fields/edits";
import { Section } from "../fields/Section";
import type { TestCase } from "../generated/TestCase";

interface CaseOptionsProps {
  at: number;
  test: TestCase;
  outputs: readonly string[];
}

/** How a case's outputs are compared. */
export function CaseOptions({ at, test, outputs }: CaseOptionsProps) {
  const edit = useEdit();
  const skipped = test.skipOutput;
  const skip = (output: string, on: boolean) => {
    const names = on ? [...skipped, output] : skipped.filter((name) => name !== output);
    const pointer = `/${at}/skip_output`;
    void edit(
      `${on ? "Skip" : "Compare"} ${output}`,
      names.length > 0 ? set(pointer, names) : remove(pointer),
    );
  };
  return (
    <Section title="Comparison" gap={0}>
      <FormControlLabel
        label="Rows may come in any order"
        control={
          <Checkbox
            checked={test.testSorting}
            onChange={(_, on) =>
              void edit(
                on ? "Compare rows in any order" : "Compare rows in their order",
                on ? remove(`/${at}/test_sorting`) : set(`/${at}/test_sorting`, false),
              )
            }
          />
        }
      />
      {outputs.map((output) => (
        <FormControlLabel
          key={output}
          label={`Skip the rows of ${output}: only its columns are compared`}
          control={<Checkbox checked={skipped.includes(output)} onChange={(_, on) => skip(output, on)} />}
        />
      ))}
    </Section>
  );
}
