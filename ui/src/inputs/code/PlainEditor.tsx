import Box from "@mui/material/Box";

import { workflows } from "../../theme/tokens";
import { codeBox } from "./look";

interface PlainEditorProps {
  text: string;
  placeholder: string;
  attributes: Record<string, unknown>;
  onType(text: string): void;
}

/** A text area that looks and measures as the code editor that will take its place. */
export function PlainEditor({ text, placeholder, attributes, onType }: PlainEditorProps) {
  const lines = text.split("\n").length;
  return (
    <Box sx={{ display: "flex", height: "100%", ...codeBox.text }}>
      <Box aria-hidden sx={{ ...codeBox.gutter, pt: codeBox.inset, whiteSpace: "pre", overflow: "hidden" }}>
        {Array.from({ length: lines }, (_, at) => at + 1).join("\n")}
      </Box>
      <Box
        component="textarea"
        {...attributes}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => onType(event.target.value)}
        sx={{
          flex: 1,
          p: `${codeBox.inset} ${codeBox.side}`,
          border: "none",
          outline: "none",
          resize: "none",
          font: "inherit",
          letterSpacing: "inherit",
          color: "inherit",
          backgroundColor: "transparent",
          "&::placeholder": { color: workflows.placeholder, opacity: 1 },
        }}
      />
    </Box>
  );
}
