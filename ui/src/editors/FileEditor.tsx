import type { CompletionSource } from "@codemirror/autocomplete";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useMemo } from "react";

import { useProblems } from "../api/queries";
import { useSelection } from "../state/selection";
import CodeEditor from "./CodeEditor";
import { MarkdownPreview } from "./MarkdownPreview";
import { useLanguage } from "./useLanguage";
import { useStudioText } from "./useStudioText";

interface FileEditorProps {
  path: string;
  completions?: CompletionSource;
}

/** Any text file of the package; Markdown with how it reads beside it. */
export default function FileEditor({ path, completions }: FileEditorProps) {
  const { text, problem, type } = useStudioText(path);
  const language = useLanguage(path);
  const { data: all } = useProblems();
  const problems = useMemo(() => all?.filter((each) => each.path === path), [all, path]);
  const reveal = useSelection((store) =>
    store.revealPath === null || store.revealPath === path ? store.reveal : null,
  );

  if (problem !== null && text === null) {
    return (
      <Alert severity="info" variant="outlined" sx={{ m: 2 }}>
        {path}: {problem}
      </Alert>
    );
  }
  if (text === null) return <Skeleton variant="rectangular" sx={{ m: 2, height: 160 }} />;

  const editor = (
    <CodeEditor
      key={path}
      label={path}
      text={text}
      language={language}
      problems={problems}
      completions={completions}
      reveal={reveal}
      onType={type}
    />
  );
  if (!path.endsWith(".md")) return editor;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", height: "100%" }}>
      {editor}
      <MarkdownPreview text={text} />
    </Box>
  );
}
