// A test case as a form: its inputs with the component's own controls, then all that surrounds the run.
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import { ThemeProvider } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useMemo } from "react";

import { run } from "../api/apply";
import { keys, useComponentPart } from "../api/queries";
import { studio } from "../api/studio";
import { MetadataDocument } from "../fields/document";
import { Row } from "../fields/Row";
import { Section } from "../fields/Section";
import { TextRow } from "../fields/TextRow";
import { useCommittedText } from "../fields/useCommittedText";
import { step } from "../fields/edits";
import type { CaseView } from "../generated/CaseView";
import type { ComponentView } from "../generated/ComponentView";
import type { TestsView } from "../generated/TestsView";
import { useTests } from "../state/tests";
import { workflowsTheme } from "../theme/workflowsTheme";
import { CaseInput } from "./CaseInput";
import { CaseOptions } from "./CaseOptions";
import { SetupTables } from "./SetupTables";

interface CaseFormProps {
  tests: TestsView;
  form: CaseView;
  /** The place of the case in the test file. */
  at: number;
}

function IdRow({
  folder,
  at,
  id,
  taken,
}: {
  folder: string;
  at: number;
  id: string;
  taken: readonly string[];
}) {
  const field = useCommittedText({
    value: id,
    refuses: (text) =>
      text === ""
        ? "A case needs an id"
        : /[/\\]/.test(text)
          ? "An id names a file: no slashes"
          : taken.includes(text)
            ? "Another case has this id"
            : null,
    commit: async (text) => {
      if (!(await run(studio.renameTestCase(folder, at, text)))) return;
      useTests.getState().rename(folder, id, text);
      useTests.getState().show(folder, { kind: "case", id: text });
    },
  });
  return (
    <Row label="Id" id="case-id" hint={field.refusal ?? "The fixture's file is named after it."}>
      <OutlinedInput
        id="case-id"
        fullWidth
        size="small"
        value={field.text}
        error={field.refusal !== null}
        onChange={(event) => field.type(event.target.value)}
        onBlur={field.commit}
        onKeyDown={field.onKeyDown}
        slotProps={{ input: { spellCheck: false, autoComplete: "off" } }}
      />
    </Row>
  );
}

const metadataOf = ({ metadata }: ComponentView) => metadata;

export function CaseForm({ tests, form, at }: CaseFormProps) {
  const { folder, path, stems } = tests;
  const component = useComponentPart(folder, metadataOf);
  const queryKey = useMemo(() => keys.tests(folder), [folder]);
  if (!component) return null;
  const { case: test, fields, strangers } = form;
  const given = Object.keys(test.envVars);
  const envVars = [
    ...component.cartoEnvVars,
    ...given.filter((name) => !component.cartoEnvVars.includes(name)),
  ];
  const others = tests.cases.map(({ case: { id } }) => id).filter((_, index) => index !== at);
  return (
    <MetadataDocument path={path} queryKey={queryKey}>
      <Box sx={{ p: "0 16px 24px", maxWidth: 640, containerType: "inline-size", containerName: "form" }}>
        <Section>
          <IdRow key={test.id} folder={folder} at={at} id={test.id} taken={others} />
        </Section>
        <Section title="Inputs" gap={14}>
          {component.inputs.length === 0 && (
            <Typography sx={{ color: "text.secondary" }}>This component has no inputs.</Typography>
          )}
          <ThemeProvider theme={workflowsTheme}>
            <Box sx={sheet}>
              {component.inputs.map((input, index) => {
                const field = fields[index];
                return (
                  field && (
                    <CaseInput
                      key={`${input.name} ${index}`}
                      folder={folder}
                      at={at}
                      input={input}
                      field={field}
                      tables={form.tables}
                      stems={stems}
                    />
                  )
                );
              })}
            </Box>
          </ThemeProvider>
          {strangers.length > 0 && (
            <Alert severity="error" variant="outlined">
              The component has no input {strangers.map((name) => `"${name}"`).join(", ")}: take it out of
              test.json.
            </Alert>
          )}
        </Section>
        {envVars.length > 0 && (
          <Section title="Environment variables">
            {envVars.map((name) => (
              <TextRow
                key={name}
                label={name}
                pointer={`/${at}/env_vars/${step(name)}`}
                value={plain(test.envVars[name])}
                placeholder="not set"
                mono
              />
            ))}
          </Section>
        )}
        <SetupTables at={at} tables={test.setupTables} stems={stems} />
        <CaseOptions at={at} test={test} outputs={component.outputs.map(({ name }) => name)} />
      </Box>
    </MetadataDocument>
  );
}

/** Controls have Workflows' own look, on its white ground: in the dark that shows as a sheet. */
const sheet = {
  display: "flex",
  flexDirection: "column",
  gap: "14px",
  m: "-8px -12px",
  p: "8px 12px 12px",
  borderRadius: "6px",
  colorScheme: "light",
  bgcolor: "background.paper",
  color: "text.primary",
  "--editor-height": "140px",
  "--text-area-height": "80px",
} as const;

const plain = (value: unknown): string =>
  value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
