import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useMemo, useState } from "react";

import { useComponent, useGenerated, useOverviewPart, useProblems } from "../api/queries";
import type { LogicView } from "../generated/LogicView";
import type { Overview } from "../generated/Overview";
import { useSelection } from "../state/selection";
import { errorText } from "../state/toasts";
import CodeEditor from "./CodeEditor";
import FileEditor from "./FileEditor";
import { sqlCompletions } from "./sqlCompletions";
import { useLanguage } from "./useLanguage";

interface Page {
  id: string;
  label: string;
  /** The file it edits; none for the generated procedure. */
  path: string | null;
}

const generatedPage: Page = { id: "generated", label: "Generated procedure", path: null };

function pagesOf(logic: LogicView): Page[] {
  return logic.layout === "runs"
    ? [
        { id: "fullrun", label: "Full run", path: logic.fullrun },
        { id: "dryrun", label: "Dry run", path: logic.dryrun },
        generatedPage,
      ]
    : [{ id: "procedure", label: "Procedure", path: logic.procedure }, generatedPage];
}

const providerOf = (overview: Overview) => overview.extension.provider;

/** A component's SQL: what runs, what tells the columns, and what is installed. */
export default function SqlWorkbench({ folder }: { folder: string }) {
  const { data: component } = useComponent(folder);
  const provider = useOverviewPart(providerOf) ?? null;
  const { data: problems } = useProblems();
  const revealPath = useSelection((store) => store.revealPath);
  const reveal = useSelection((store) => store.reveal);
  const [chosen, setChosen] = useState<{ id: string; at: unknown }>({ id: "fullrun", at: null });

  const pages = useMemo(() => (component ? pagesOf(component.logic) : []), [component]);
  const completions = useMemo(
    () => sqlCompletions(component?.parameters ?? [], provider),
    [component?.parameters, provider],
  );
  if (!component) return null;

  // A jump to a place opens its file, until another tab is chosen by hand.
  const jumpedTo = reveal && chosen.at !== reveal ? pages.find(({ path }) => path === revealPath) : undefined;
  const page = jumpedTo ?? pages.find(({ id }) => id === chosen.id) ?? pages[0] ?? generatedPage;
  const countOf = (path: string | null) => problems?.filter((problem) => problem.path === path).length ?? 0;

  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: "100%" }}>
      <Tabs
        value={page.id}
        onChange={(_, id: string) => setChosen({ id, at: reveal })}
        aria-label="SQL files"
        sx={{ borderBottom: 1, borderColor: "divider", flex: "none" }}
      >
        {pages.map(({ id, label, path }) => (
          <Tab
            key={id}
            value={id}
            label={path && countOf(path) > 0 ? `${label} (${countOf(path)})` : label}
          />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {page.path === null ? (
          <GeneratedProcedure folder={folder} />
        ) : (
          <FileEditor path={page.path} completions={completions} />
        )}
      </Box>
    </Box>
  );
}

function GeneratedProcedure({ folder }: { folder: string }) {
  const { data, error } = useGenerated(folder);
  const language = useLanguage("procedure.sql");
  if (error) {
    const { message, help } = errorText(error);
    return (
      <Alert severity="info" variant="outlined" sx={{ m: 2 }}>
        {message}. {help}
      </Alert>
    );
  }
  return <CodeEditor label="Generated procedure, read only" text={data ?? ""} language={language} />;
}
