import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useId, type ReactNode } from "react";

interface SideListProps {
  title: string;
  note?: ReactNode;
  /** The name of the button that adds one. */
  add?: string;
  onAdd?: () => void;
  /** Buttons before that one. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A titled list at the side. */
export function SideList({ title, note, add, onAdd, tools, children }: SideListProps) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ py: "6px" }}>
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 28, pl: "12px", pr: "6px", gap: "6px" }}>
        <Box
          component="h3"
          id={id}
          sx={{
            m: 0,
            flex: 1,
            minWidth: 0,
            fontSize: 12,
            fontWeight: 600,
            color: "text.secondary",
            overflow: "hidden",
            textOverflow: "ellipsis",
            whiteSpace: "nowrap",
          }}
        >
          {title}
        </Box>
        {note}
        {tools}
        {add && (
          <Tooltip title={add}>
            <IconButton aria-label={add} onClick={onAdd}>
              <AddIcon />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {children}
      </Box>
    </Box>
  );
}
