import ImageNotSupported from "@mui/icons-material/ImageNotSupportedOutlined";
import Box from "@mui/material/Box";

interface IconProps {
  uri: string | null | undefined;
  size: number;
}

/** A picture of the package on the white ground that Workflows gives it. An `<img>` runs no script in it. */
export function Icon({ uri, size }: IconProps) {
  return (
    <Box
      component="span"
      sx={{
        flex: "none",
        display: "grid",
        placeItems: "center",
        width: size,
        height: size,
        borderRadius: 1,
        overflow: "hidden",
        bgcolor: uri ? "#fff" : "action.hover",
        color: "text.disabled",
      }}
    >
      {uri ? (
        <img src={uri} alt="" width={size} height={size} style={{ objectFit: "contain" }} />
      ) : (
        <ImageNotSupported sx={{ fontSize: size * 0.5 }} />
      )}
    </Box>
  );
}
