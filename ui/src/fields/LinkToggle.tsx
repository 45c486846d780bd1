import AddLink from "@mui/icons-material/AddLink";
import LinkOff from "@mui/icons-material/LinkOff";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";

interface LinkToggleProps {
  /** What becomes a link: "author". */
  what: string;
  on: boolean;
  onToggle(on: boolean): void;
}

/** Makes a plain text a link, and a link a plain text. */
export function LinkToggle({ what, on, onToggle }: LinkToggleProps) {
  return (
    <Tooltip title={on ? `Make ${what} plain text` : `Make ${what} a link`}>
      <IconButton
        aria-label={`Link for ${what}`}
        aria-pressed={on}
        onClick={() => onToggle(!on)}
        sx={{ flex: "none", ...(on && { color: "primary.main" }) }}
      >
        {on ? <LinkOff /> : <AddLink />}
      </IconButton>
    </Tooltip>
  );
}
