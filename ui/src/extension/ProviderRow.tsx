import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { useEdit } from "../fields/document";
import { set } from "../fields/edits";
import { Row } from "../fields/Row";
import { fieldId } from "../fields/TextRow";
import type { Provider } from "../generated/Provider";
import { labelId } from "../inputs/controls/ids";
import { providers } from "../shell/providers";

const pointer = "/provider";
const id = fieldId(pointer);

/** The warehouse the SQL is written for. */
export function ProviderRow({ provider }: { provider: Provider | null }) {
  const edit = useEdit();
  return (
    <Row
      label="Provider"
      id={id}
      pointer={pointer}
      hint={provider === "oracle" ? "Checked and packaged; functions cannot be part of it" : undefined}
    >
      <Select
        size="small"
        fullWidth
        displayEmpty
        labelId={labelId(id)}
        value={provider ?? ""}
        error={provider === null}
        onChange={(event) => void edit("Change provider", set(pointer, event.target.value))}
        SelectDisplayProps={{ id }}
      >
        {provider === null && (
          <MenuItem disabled value="">
            Choose a warehouse
          </MenuItem>
        )}
        {Object.entries(providers).map(([value, { title }]) => (
          <MenuItem key={value} value={value}>
            {title}
          </MenuItem>
        ))}
      </Select>
    </Row>
  );
}
