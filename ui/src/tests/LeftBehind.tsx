import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

/** Test tables that are still in the warehouse though nobody needs them, each with the reason. */
export function LeftBehind({ tables }: { tables: readonly string[] }) {
  return (
    <Alert
      severity="warning"
      variant="outlined"
      sx={{ m: "0 12px 8px", maxHeight: 130, overflow: "auto", alignItems: "flex-start" }}
    >
      <Typography>
        {tables.length === 1 ? "A test table" : `${tables.length} test tables`} could not be removed from the
        warehouse. Remove by hand:
      </Typography>
      <Box component="ul" className="selectable" sx={{ m: "2px 0 0", pl: "18px", fontSize: 12 }}>
        {tables.map((table) => (
          <li key={table}>{table}</li>
        ))}
      </Box>
    </Alert>
  );
}
