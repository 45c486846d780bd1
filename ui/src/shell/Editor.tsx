// The middle of the window: the editor of what is selected.
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";

import { useComponentPart, type Contents } from "../api/queries";
import type { ComponentView } from "../generated/ComponentView";
import type { Selection } from "../generated/Selection";
import { openDialog } from "../state/dialogs";
import { codeFont } from "../theme/studioTheme";
import { ComponentDocs } from "./ComponentDocs";
import { EditorTabs } from "./EditorTabs";
import { EmptyState } from "./EmptyState";
import { LoadingRoom, Room } from "./Room";
import {
  ComponentEditor,
  ExtensionEditor,
  FileEditor,
  FunctionView,
  IconView,
  InstalledPage,
  SourceEditor,
  SqlWorkbench,
  TestsPage,
  TestsTab,
} from "./rooms";

function ExtensionTabs({ overview }: { overview: Contents }) {
  return (
    <EditorTabs
      kind="extension"
      under="metadata.json"
      name={overview.extension.name}
      broken={overview.broken}
    >
      {{
        form: (
          <Room name="The form" resetKey="extension">
            <ExtensionEditor />
          </Room>
        ),
        source: (
          <Room name="The source editor" resetKey="extension">
            <SourceEditor path="metadata.json" />
          </Room>
        ),
        sql: null,
        tests: null,
        docs: null,
      }}
    </EditorTabs>
  );
}

const onDisk = ({ broken, metadataPath }: ComponentView) => ({ broken, metadataPath });

function ComponentTabs({ folder }: { folder: string }) {
  const data = useComponentPart(folder, onDisk);
  if (!data) return <LoadingRoom />;
  return (
    <EditorTabs kind="component" under={`components/${folder}/`} name={folder} broken={data.broken}>
      {{
        form: (
          <Room name="The form" resetKey={folder}>
            <ComponentEditor key={folder} folder={folder} />
          </Room>
        ),
        sql: (
          <Room name="The SQL editor" resetKey={folder}>
            <SqlWorkbench key={folder} folder={folder} />
          </Room>
        ),
        tests: (
          <Room name="The tests" resetKey={folder}>
            <TestsTab key={folder} folder={folder} />
          </Room>
        ),
        docs: (
          <Room name="The documents" resetKey={folder}>
            <ComponentDocs key={folder} folder={folder} />
          </Room>
        ),
        source: (
          <Room name="The source editor" resetKey={folder}>
            <SourceEditor key={folder} path={data.metadataPath} />
          </Room>
        ),
      }}
    </EditorTabs>
  );
}

function MissingComponent({ folder }: { folder: string }) {
  return (
    <EmptyState
      title={`${folder} has no folder`}
      action={
        <Stack direction="row" sx={{ gap: 1 }}>
          <Button
            variant="outlined"
            color="error"
            onClick={() => openDialog({ kind: "deleteComponent", folder })}
          >
            Take it off the list
          </Button>
        </Stack>
      }
    >
      The extension lists this component, but components/{folder} is not there. Bring the folder back, or take
      the component off the list.
    </EmptyState>
  );
}

function TitledFile({ path }: { path: string }) {
  return (
    <Stack sx={{ height: "100%" }}>
      <Typography
        noWrap
        className="selectable"
        sx={{
          px: 2,
          py: 1,
          fontFamily: codeFont,
          fontSize: 12,
          color: "text.secondary",
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        {path}
      </Typography>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <FileEditor key={path} path={path} />
      </Box>
    </Stack>
  );
}

export function Editor({ selection, overview }: { selection: Selection; overview: Contents }) {
  switch (selection.kind) {
    case "extension":
      return <ExtensionTabs overview={overview} />;
    case "tests":
      return (
        <Room name="The tests" resetKey="tests">
          <TestsPage overview={overview} />
        </Room>
      );
    case "installed":
      return (
        <Room name="The installed extensions" resetKey="installed">
          <InstalledPage />
        </Room>
      );
    case "component": {
      const entry = overview.components.find(({ folder }) => folder === selection.folder);
      return entry?.present === false ? (
        <MissingComponent folder={selection.folder} />
      ) : (
        <ComponentTabs folder={selection.folder} />
      );
    }
    case "function":
      return (
        <Room name="The function" resetKey={selection.folder}>
          <FunctionView key={selection.folder} folder={selection.folder} />
        </Room>
      );
    case "icon":
      return (
        <Room name="The icon" resetKey={selection.name}>
          <IconView key={selection.name} name={selection.name} />
        </Room>
      );
    case "file":
      return (
        <Room name="The editor" resetKey={selection.path}>
          <TitledFile path={selection.path} />
        </Room>
      );
  }
}
