import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import { lazy, useState } from "react";

import { useFileText, useOverview } from "../api/queries";
import { EmptyState } from "../shell/EmptyState";
import { Room } from "../shell/Room";
import { useSelection } from "../state/selection";
import { codeFont } from "../theme/studioTheme";
import { functionSummary, type FunctionSummary } from "./functionSummary";

const FileEditor = lazy(() => import("../editors/FileEditor"));

type Side = "definition" | "metadata";

function Signature({ name, kind, parameters, returns }: FunctionSummary) {
  const said = parameters.map((parameter) => `${parameter.name} ${parameter.type}`).join(", ");
  return (
    <Typography
      className="selectable"
      sx={{ fontFamily: codeFont, fontSize: 12.5, overflowWrap: "anywhere" }}
    >
      {name.toUpperCase()}({said}){returns && kind !== "procedure" ? ` → ${returns}` : ""}
    </Typography>
  );
}

/** A user-defined function: what it is, and its files as text. */
export default function FunctionView({ folder }: { folder: string }) {
  const { data: overview } = useOverview();
  const metadataPath = `functions/${folder}/metadata.json`;
  const { data: metadata } = useFileText(metadataPath);
  const revealPath = useSelection((store) => store.revealPath);
  const [chosen, setChosen] = useState<Side>("definition");
  const [followed, setFollowed] = useState<string | null>(null);
  const definition = overview?.functions.find((each) => each.folder === folder)?.definition ?? null;

  // A problem that is gone to opens the file it is in, once; the tabs stay free afterwards.
  if (revealPath !== followed) {
    setFollowed(revealPath);
    if (revealPath === metadataPath) setChosen("metadata");
    else if (revealPath !== null && revealPath === definition) setChosen("definition");
  }

  const summary = metadata?.text == null ? null : functionSummary(metadata.text);
  const path = chosen === "metadata" ? metadataPath : definition;
  return (
    <Stack sx={{ height: "100%" }}>
      <Box sx={{ px: 2, pt: 1.5 }}>
        <Stack direction="row" sx={{ alignItems: "center", gap: 1, mb: 0.5 }}>
          <Typography variant="h2">{folder}</Typography>
          <Chip label={summary?.kind === "procedure" ? "Procedure" : "Function"} variant="outlined" />
        </Stack>
        {summary && <Signature {...summary} />}
        {summary?.description && (
          <Typography sx={{ color: "text.secondary", mt: 0.5 }}>{summary.description}</Typography>
        )}
      </Box>
      <Tabs
        value={chosen}
        onChange={(_, side: Side) => setChosen(side)}
        aria-label="Files of the function"
        sx={{ px: 1, borderBottom: 1, borderColor: "divider" }}
      >
        <Tab
          value="definition"
          label={definition ? definition.slice(definition.lastIndexOf("/") + 1) : "Definition"}
        />
        <Tab value="metadata" label="metadata.json" />
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {path === null ? (
          <EmptyState title="No definition">
            A function's body stands in src/definition.sql, .py or .js. functions/{folder} has none of them.
          </EmptyState>
        ) : (
          <Room name="The editor" resetKey={path}>
            <FileEditor key={path} path={path} />
          </Room>
        )}
      </Box>
    </Stack>
  );
}
