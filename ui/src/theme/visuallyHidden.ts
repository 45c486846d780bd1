/** For those who hear the page. */
export const visuallyHidden = {
  position: "absolute",
  // Pixels in words: a bare 1 means all of the width.
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;
