import { styled } from "@mui/material/styles";

import { shortcutText } from "./shortcut";

const Key = styled("kbd")(({ theme: { palette } }) => ({
  fontFamily: "inherit",
  fontSize: 11,
  lineHeight: "16px",
  padding: "0 5px",
  borderRadius: 3,
  border: `1px solid ${palette.divider}`,
  color: palette.text.secondary,
  whiteSpace: "nowrap",
}));

/** Key combinations, drawn as keys. */
export function Keys({ shortcuts }: { shortcuts: readonly string[] }) {
  return (
    <span style={{ display: "inline-flex", gap: 4 }}>
      {shortcuts.map((shortcut) => (
        <Key key={shortcut}>{shortcutText(shortcut)}</Key>
      ))}
    </span>
  );
}
