import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import TextField from "@mui/material/TextField";
import Tooltip from "@mui/material/Tooltip";

import { useRegistry } from "../api/queries";
import { useEdit } from "../fields/document";
import { insert, remove } from "../fields/edits";
import { Row } from "../fields/Row";
import { Section } from "../fields/Section";
import { codeFont } from "../theme/studioTheme";

const pointer = "/cartoEnvVars";

/** What Workflows hands over with every call, if asked to. */
export function EnvVars({ chosen }: { chosen: readonly string[] }) {
  const { data: registry } = useRegistry();
  const edit = useEdit();
  const known = registry?.envVars ?? [];
  const describe = (name: string) => known.find((variable) => variable.name === name)?.description;

  function change(next: readonly string[]) {
    const added = next.find((name) => !chosen.includes(name));
    if (added !== undefined) return void edit(`Ask for ${added}`, insert(`${pointer}/-`, added));
    // From the end, so that the places before stay what they were.
    const gone = chosen.flatMap((name, at) => (next.includes(name) ? [] : [at])).reverse();
    const names = gone.map((at) => chosen[at]).join(", ");
    if (gone.length > 0) void edit(`Drop ${names}`, ...gone.map((at) => remove(`${pointer}/${at}`)));
  }

  return (
    <Section title="Environment">
      <Row
        label="Variables"
        id="env-vars"
        pointer={pointer}
        deep
        hint="The SQL reads them by name, like a parameter."
      >
        <Autocomplete
          multiple
          disableClearable
          filterSelectedOptions
          id="env-vars"
          options={known.map(({ name }) => name)}
          value={[...new Set(chosen)]}
          onChange={(_, next) => change(next)}
          renderValue={(names, itemProps) =>
            names.map((name, index) => {
              const { key, ...props } = itemProps({ index });
              const description = describe(name);
              return (
                <Tooltip key={key} title={description ?? `"${name}" is not known to Workflows`}>
                  <Chip
                    {...props}
                    label={name}
                    color={description === undefined ? "warning" : "default"}
                    variant={description === undefined ? "outlined" : "filled"}
                    sx={{ "& .MuiChip-label": { fontFamily: codeFont, fontSize: 11.5 } }}
                  />
                </Tooltip>
              );
            })
          }
          renderOption={({ key, ...props }, name) => (
            <Box component="li" key={key} {...props} sx={{ display: "block !important" }}>
              <Box sx={{ fontFamily: codeFont, fontSize: 12 }}>{name}</Box>
              <Box sx={{ fontSize: 12, color: "text.secondary" }}>{describe(name)}</Box>
            </Box>
          )}
          renderInput={(props) => (
            <TextField {...props} placeholder={chosen.length === 0 ? "None: add a variable…" : "Add…"} />
          )}
        />
      </Row>
    </Section>
  );
}
