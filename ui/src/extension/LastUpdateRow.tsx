import Button from "@mui/material/Button";

import { useEdit } from "../fields/document";
import { set } from "../fields/edits";
import { TextRow } from "../fields/TextRow";
import { todayLike } from "./today";

const pointer = "/lastUpdate";

export function LastUpdateRow({ value }: { value: string }) {
  const edit = useEdit();
  return (
    <TextRow
      label="Last update"
      pointer={pointer}
      value={value}
      required
      placeholder={todayLike("", new Date())}
      endAdornment={
        <Button
          onClick={() => void edit("Set last update to today", set(pointer, todayLike(value, new Date())))}
          sx={{ minHeight: 22, mr: "-6px", py: 0 }}
        >
          Today
        </Button>
      }
    />
  );
}
