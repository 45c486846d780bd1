import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useEffect, useRef } from "react";

import { editorLook } from "../editors/look";
import { useLanguage } from "../editors/useLanguage";

/** A file as it would become, with what goes and what comes marked. To read only. */
export default function TextDiff({ path, before, after }: { path: string; before: string; after: string }) {
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const language = useLanguage(path);
  useEffect(() => {
    if (!host.current) return;
    const view = new EditorView({
      parent: host.current,
      doc: after,
      extensions: [
        lineNumbers(),
        EditorView.lineWrapping,
        language,
        editorLook(theme),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ "aria-label": `What would change in ${path}`, tabindex: "0" }),
        unifiedMergeView({
          original: before,
          mergeControls: false,
          gutter: true,
          collapseUnchanged: { margin: 2, minSize: 5 },
        }),
      ],
    });
    return () => view.destroy();
  }, [path, before, after, language, theme]);
  return (
    <Box
      ref={host}
      className="selectable"
      sx={{
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        overflow: "auto",
        maxHeight: 320,
        "& .cm-collapsedLines": {
          bgcolor: "background.default",
          backgroundImage: "none",
          color: "text.secondary",
        },
        "& .cm-collapsedLines::before, & .cm-collapsedLines::after": { content: '"···"' },
      }}
    />
  );
}
