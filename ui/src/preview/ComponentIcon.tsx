import Extension from "@mui/icons-material/ExtensionOutlined";
import Box from "@mui/material/Box";

interface ComponentIconProps {
  /** A data URI; none when the component has no icon or the icon is no picture. */
  uri: string | null;
  /** In pixels. */
  size: number;
}

export function ComponentIcon({ uri, size }: ComponentIconProps) {
  return uri === null ? (
    <Box
      sx={{
        display: "grid",
        placeItems: "center",
        flex: "none",
        width: size,
        height: size,
        borderRadius: "4px",
        color: "text.secondary",
        backgroundColor: "action.hover",
      }}
    >
      <Extension sx={{ fontSize: size * 0.6 }} />
    </Box>
  ) : (
    <img src={uri} alt="" width={size} height={size} style={{ flex: "none", objectFit: "contain" }} />
  );
}
