import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Box from "@mui/material/Box";
import { useState } from "react";

import { run } from "../api/apply";
import { useComponent } from "../api/queries";
import { studio } from "../api/studio";
import { useSelection } from "../state/selection";
import { EmptyState } from "./EmptyState";
import { LoadingRoom } from "./Room";
import { FileEditor } from "./rooms";

const fileName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** The Markdown files of a component. */
export function ComponentDocs({ folder }: { folder: string }) {
  const { data } = useComponent(folder);
  const revealPath = useSelection((store) => store.revealPath);
  const [chosen, setChosen] = useState<string | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  if (!data) return <LoadingRoom />;

  if (revealPath !== followed) {
    setFollowed(revealPath);
    if (revealPath !== null && data.docs.includes(revealPath)) setChosen(revealPath);
  }

  const { docs, metadata } = data;
  const open = chosen !== null && docs.includes(chosen) ? chosen : docs[0];
  if (open === undefined) {
    const write = () => {
      const text = `# ${metadata.title || folder}\n\n${metadata.description}\n`;
      return run(studio.setText(`components/${folder}/doc/README.md`, text));
    };
    return (
      <EmptyState
        title="No documentation yet"
        action={
          <Button variant="outlined" onClick={() => void write()}>
            Write a README
          </Button>
        }
      >
        Markdown files in components/{folder}/doc stand here. They are for people who read the package; they
        are not part of extension.zip.
      </EmptyState>
    );
  }
  return (
    <Stack sx={{ height: "100%" }}>
      {docs.length > 1 && (
        <Tabs
          value={open}
          onChange={(_, path: string) => setChosen(path)}
          variant="scrollable"
          aria-label="Documents"
          sx={{ borderBottom: 1, borderColor: "divider", px: 0.5 }}
        >
          {docs.map((path) => (
            <Tab key={path} value={path} label={fileName(path)} sx={{ fontWeight: 400 }} />
          ))}
        </Tabs>
      )}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <FileEditor key={open} path={open} />
      </Box>
    </Stack>
  );
}
