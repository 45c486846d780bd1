// Workflows' own look, measured on its settings panel: the preview is drawn with nothing else.
export const workflows = {
  font: '"Inter Variable", Inter, sans-serif',
  codeFont: '"JetBrains Mono Variable", monospace',
  primary: "#036fe2",
  primaryTint: "#ebf3fc",
  text: "#2c3032",
  textSecondary: "rgba(44, 48, 50, 0.6)",
  placeholder: "rgba(44, 48, 50, 0.4)",
  border: "rgba(44, 48, 50, 0.25)",
  divider: "rgba(44, 48, 50, 0.12)",
  hover: "rgba(44, 48, 50, 0.08)",
  error: "#c1300b",
  drawing: "#05dfa0",
  radius: 4,
  fieldHeight: 32,
  panelWidth: 320,
} as const;
