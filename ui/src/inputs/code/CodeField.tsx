import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { lazy, Suspense, useRef, useState } from "react";

import { workflows } from "../../theme/tokens";
import { named } from "../controls/ids";
import { useDraft } from "../controls/useDraft";
import { asText } from "../controls/values";
import type { PreviewProps } from "../types";
import { CodeDialog } from "./CodeDialog";
import { ExpandIcon } from "./ExpandIcon";
import { PlainEditor } from "./PlainEditor";
import { useSeen } from "./useSeen";

const CodeEditor = lazy(() => import("./CodeEditor"));

export type Language = "json" | "sql";

interface CodeFieldProps extends Pick<PreviewProps, "input" | "field" | "id" | "onChange"> {
  language: Language;
}

const nullWhenEmpty = (text: string) => (text === "" ? null : text);

/** A text in a code editor, which a button opens in a dialog. Until it is scrolled to, it is a plain text area. */
export function CodeField({ input, field, id, onChange, language }: CodeFieldProps) {
  const draft = useDraft({ value: field.value, format: asText, parse: nullWhenEmpty, onChange });
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  const [expanded, setExpanded] = useState(false);

  const editor = {
    text: draft.text,
    placeholder: input.placeholder,
    attributes: { id, ...named(id, field) },
    onType: draft.type,
  };
  const invalid = field.problem !== null;

  return (
    <Box
      ref={box}
      onBlur={draft.settle}
      sx={{
        position: "relative",
        // A form beside the preview gives it less room.
        height: `var(--editor-height, ${workflows.editorHeight}px)`,
        overflow: "hidden",
        borderRadius: `${workflows.radius}px`,
        backgroundColor: "#ffffff",
        "&::after": {
          content: '""',
          position: "absolute",
          inset: 0,
          borderRadius: "inherit",
          border: `1px solid ${invalid ? workflows.error : workflows.border}`,
          pointerEvents: "none",
        },
        "&:focus-within::after": {
          borderWidth: 2,
          borderColor: invalid ? workflows.error : workflows.primary,
        },
      }}
    >
      {seen ? (
        <Suspense fallback={<PlainEditor {...editor} />}>
          <CodeEditor {...editor} language={language} problem={field.problem} />
        </Suspense>
      ) : (
        <PlainEditor {...editor} />
      )}
      <IconButton
        aria-label="Expand"
        onClick={() => setExpanded(true)}
        sx={{ position: "absolute", top: 4, right: 4, width: 24, height: 24, p: 0, color: "text.secondary" }}
      >
        <ExpandIcon />
      </IconButton>
      {expanded && (
        <CodeDialog
          title={input.title || input.name}
          problem={field.problem}
          onClose={() => setExpanded(false)}
        >
          <CodeEditor
            {...editor}
            attributes={{ "aria-label": input.title || input.name, "aria-invalid": invalid }}
            language={language}
            problem={field.problem}
            autoFocus
          />
        </CodeDialog>
      )}
    </Box>
  );
}
