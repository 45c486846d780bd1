import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { MergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useTheme } from "@mui/material/styles";
import Box from "@mui/material/Box";
import { useEffect, useRef } from "react";

import { editorLook } from "../editors/look";
import { useLanguage } from "../editors/useLanguage";

interface MergeEditorProps {
  path: string;
  mine: string;
  theirs: string;
  /** The left side as it stands now. */
  onMerge(text: string): void;
}

function takeTheirs(): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "←";
  button.title = "Take theirs here";
  button.setAttribute("aria-label", "Take theirs here");
  // The merge view listens to the mouse only.
  button.addEventListener("click", ({ detail }) => {
    if (detail === 0) button.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  });
  return button;
}

/** Mine, which can be edited, beside theirs; each difference can be taken over with a click. */
export default function MergeEditor({ path, mine, theirs, onMerge }: MergeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const tell = useRef(onMerge);
  const theme = useTheme();
  const language = useLanguage(path);

  useEffect(() => {
    tell.current = onMerge;
  });

  useEffect(() => {
    if (!host.current) return;
    const shared: Extension = [lineNumbers(), EditorView.lineWrapping, language, editorLook(theme)];
    const merge = new MergeView({
      parent: host.current,
      a: {
        doc: mine,
        extensions: [
          shared,
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.contentAttributes.of({ "aria-label": `Mine: ${path}` }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) tell.current(update.state.doc.toString());
          }),
        ],
      },
      b: {
        doc: theirs,
        extensions: [
          shared,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ "aria-label": `Theirs: ${path}`, tabindex: "0" }),
        ],
      },
      revertControls: "b-to-a",
      renderRevertControl: takeTheirs,
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    return () => merge.destroy();
    // The two texts are where the merge starts from; what it becomes lives in the editor.
  }, [path, mine, theirs, language, theme]);

  return (
    <Box
      ref={host}
      className="selectable"
      sx={{
        height: "100%",
        overflow: "auto",
        "& .cm-mergeView": { minHeight: "100%" },
        "& .cm-mergeViewEditors": { minHeight: "100%" },
        "& .cm-merge-revert": { width: 26, bgcolor: "background.default" },
        "& .cm-merge-revert button": {
          color: "primary.main",
          width: 22,
          mx: "2px",
          p: 0,
          border: 1,
          borderColor: "divider",
          borderRadius: 1,
          bgcolor: "background.paper",
        },
        "& .cm-collapsedLines::before, & .cm-collapsedLines::after": { content: '"···"' },
        "& .cm-collapsedLines": {
          bgcolor: "background.default",
          backgroundImage: "none",
          color: "text.secondary",
        },
      }}
    />
  );
}
