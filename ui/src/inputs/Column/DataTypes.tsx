import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";

import { useRegistry } from "../../api/queries";
import { useEdit } from "../../fields/document";
import { insert, remove, set } from "../../fields/edits";
import { Row } from "../../fields/Row";
import { fieldId } from "../../fields/TextRow";
import type { Edit } from "../../generated/Edit";
import { asList } from "../controls/values";

interface DataTypesProps {
  /** As the metadata has it. */
  chosen: unknown;
  pointer: string;
}

/** The edit that adds or takes away a type; without any, the key goes. */
export function dataTypeEdit(pointer: string, chosen: unknown, type: string): Edit {
  const types = asList(chosen);
  const at = types.indexOf(type);
  if (at >= 0 && types.length === 1) return remove(pointer);
  if (!Array.isArray(chosen)) return set(pointer, [...types, type]);
  return at >= 0 ? remove(`${pointer}/${at}`) : insert(`${pointer}/-`, type);
}

/** Which columns are offered, by their types: none chosen is all of them. */
export function DataTypes({ chosen, pointer }: DataTypesProps) {
  const { data: registry } = useRegistry();
  const edit = useEdit();
  const types = asList(chosen);
  const known = registry?.dataTypes ?? [];
  const strangers = types.filter((type) => !known.includes(type));
  return (
    <Row
      label="Column types"
      id={fieldId(pointer)}
      pointer={pointer}
      deep
      group
      hint={types.length === 0 ? "Columns of every type are offered" : undefined}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: "4px", pt: "3px" }}>
        {[...known, ...strangers].map((type) => {
          const isChosen = types.includes(type);
          return (
            <Chip
              key={type}
              label={type}
              clickable
              aria-pressed={isChosen}
              color={strangers.includes(type) ? "warning" : isChosen ? "primary" : "default"}
              variant="outlined"
              sx={isChosen ? { bgcolor: "action.selected" } : undefined}
              onClick={() => void edit("Change column types", dataTypeEdit(pointer, chosen, type))}
            />
          );
        })}
      </Box>
    </Row>
  );
}
