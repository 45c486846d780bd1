import ButtonBase from "@mui/material/ButtonBase";

/** Stands at the end of the label's line, which belongs to the form around the control. */
export function RemoveAll({ onClick }: { onClick(): void }) {
  return (
    <ButtonBase
      onClick={onClick}
      sx={{
        position: "absolute",
        right: 0,
        bottom: "calc(100% + 3px)",
        fontSize: 11,
        lineHeight: "16px",
        fontFamily: "inherit",
        letterSpacing: "inherit",
        color: "primary.main",
        borderRadius: "2px",
        "&:hover": { textDecoration: "underline" },
      }}
    >
      Remove all
    </ButtonBase>
  );
}
