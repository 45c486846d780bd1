import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect } from "react";

import { useRegistry } from "../api/queries";
import { CheckRow } from "../fields/CheckRow";
import { useMarks } from "../fields/document";
import { FieldMarks } from "../fields/FieldMarks";
import { NameRow } from "../fields/NameRow";
import { Section } from "../fields/Section";
import { fieldId, TextRow } from "../fields/TextRow";
import type { ComponentView } from "../generated/ComponentView";
import type { Input } from "../generated/Input";
import { inputModule } from "../inputs/registry";
import { nameFromTitle } from "../shell/names";
import { useAdded } from "./added";
import { DefaultRow } from "./DefaultRow";
import { FrameActions } from "./FrameActions";
import { renameInput } from "./inputActions";
import { ModeRow } from "./ModeRow";
import { refuseName } from "./names";
import { OtherKeys } from "./OtherKeys";
import { ownProperties } from "./properties";
import { ShowIf } from "./ShowIf";
import { TypeRow } from "./TypeRow";

interface InputFrameProps {
  component: ComponentView;
  inputs: readonly Input[];
  input: Input;
  at: number;
  onMove(from: number, to: number): void;
}

/** Every property of one input. */
export function InputFrame({ component, inputs, input, at, onMove }: InputFrameProps) {
  const { folder, parameters } = component;
  const { data: registry } = useRegistry();
  const pointer = `/inputs/${at}`;
  const type = registry?.types.find(({ name }) => name === input.type);
  const { layout } = inputModule(input.type);
  const Own = ownProperties[input.type];
  const marks = useMarks(pointer);
  const takesText = layout === "under";
  useTitleFocus(folder, at, pointer);

  const refuses = useCallback((name: string) => refuseName(parameters, at, name), [parameters, at]);
  const rename = useCallback((name: string) => renameInput(folder, at, name), [folder, at]);

  return (
    <>
      <Box
        sx={{
          position: "sticky",
          top: 0,
          zIndex: 2,
          display: "flex",
          alignItems: "center",
          gap: "2px",
          minHeight: 44,
          mb: "-8px",
          bgcolor: "background.paper",
        }}
      >
        <Typography component="h2" variant="h4" noWrap sx={{ flex: 1 }}>
          {input.title || input.name || "Untitled"}
        </Typography>
        <FrameActions folder={folder} at={at} name={input.name} count={inputs.length} onMove={onMove} />
      </Box>
      <FieldMarks marks={marks} />
      <Section>
        <TextRow label="Title" pointer={`${pointer}/title`} value={input.title} required />
        <NameRow
          pointer={`${pointer}/name`}
          value={input.name}
          suggestion={nameFromTitle(input.title)}
          refuses={refuses}
          rename={rename}
        />
        <TypeRow folder={folder} at={at} name={input.type} types={registry?.types} />
        <ModeRow folder={folder} at={at} mode={input.own.mode} type={type} />
        {Own && <Own input={input} inputs={inputs} pointer={pointer} />}
        {(layout !== "handle" || input.default !== null) && (
          <DefaultRow folder={folder} input={input} pointer={pointer} />
        )}
      </Section>
      <Section title="Behaviour" gap={2}>
        <CheckRow
          label="Optional"
          pointer={`${pointer}/optional`}
          checked={input.optional}
          hint={
            layout === "handle" ? "The node runs without this table" : "The node runs while this is empty"
          }
        />
        {(layout !== "handle" || input.noDefault) && (
          <CheckRow
            label="Start empty"
            pointer={`${pointer}/noDefault`}
            checked={input.noDefault}
            hint="Workflows fills nothing in, not even the default"
          />
        )}
        <CheckRow
          label="Advanced"
          pointer={`${pointer}/advanced`}
          checked={input.advanced}
          hint="Folded away under Advanced options"
        />
      </Section>
      <Section title="Guidance">
        <TextRow
          label="Description"
          pointer={`${pointer}/description`}
          value={input.description}
          multiline
          placeholder="Stands below the field"
        />
        <TextRow
          label="Helper"
          pointer={`${pointer}/helper`}
          value={input.helper}
          multiline
          placeholder="Tooltip of the ? beside the title"
        />
        {(takesText || input.placeholder !== "") && (
          <TextRow
            label="Placeholder"
            pointer={`${pointer}/placeholder`}
            value={input.placeholder}
            placeholder="Grey text of the empty field"
          />
        )}
      </Section>
      <ShowIf input={input} inputs={inputs} possible={component.possible} at={at} />
      <OtherKeys input={input} type={type} pointer={pointer} />
    </>
  );
}

/** An input that was just added is there to be named. */
function useTitleFocus(folder: string, at: number, pointer: string) {
  const added = useAdded();
  useEffect(() => {
    if (added.folder !== folder || added.at !== at) return;
    useAdded.setState({ at: null });
    const title = document.getElementById(fieldId(`${pointer}/title`));
    if (title instanceof HTMLInputElement) title.select();
    title?.focus();
  }, [added, folder, at, pointer]);
}
