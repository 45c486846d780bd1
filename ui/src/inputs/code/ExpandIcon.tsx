import SvgIcon from "@mui/material/SvgIcon";

/** Two arrows that part. */
export function ExpandIcon() {
  return (
    <SvgIcon viewBox="0 0 12 12" sx={{ fontSize: 12 }}>
      <path d="M7 0h5v5l-1.8-1.8-2.5 2.5-1.4-1.4 2.5-2.5zM5 12H0V7l1.8 1.8 2.5-2.5 1.4 1.4-2.5 2.5z" />
    </SvgIcon>
  );
}
