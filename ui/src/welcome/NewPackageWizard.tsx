import FolderOpen from "@mui/icons-material/FolderOpen";
import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import TextField, { type TextFieldProps } from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState, type FormEvent, type ReactNode } from "react";

import { useStartup } from "../api/queries";
import { chooseFolder } from "../shell/fileDialogs";
import { enterNew } from "../shell/session";
import { readStored, writeStored } from "../state/stored";
import { codeFont } from "../theme/studioTheme";
import {
  commonLicenses,
  componentNameOf,
  draftProblems,
  emptyDraft,
  folderOf,
  nameOf,
  planOf,
  type Draft,
  type DraftField,
} from "./newPackageDraft";
import { ProviderCards } from "./ProviderCards";

const monospace = { htmlInput: { spellCheck: false, autoComplete: "off", style: { fontFamily: codeFont } } };

/** What was answered last time, and holds for the next package too. */
interface Remembered {
  parent: string;
  author: string;
  license: string;
}

const parentOf = (path: string) => path.replace(/[\\/]+[^\\/]*[\\/]*$/, "");

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="fieldset" sx={{ border: 0, m: 0, p: 0, gap: 1.5, mb: 2.5, minWidth: 0 }}>
      <Typography component="legend" variant="h4" sx={{ p: 0, mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Stack>
  );
}

/** The files that will be made, as a tree. */
function Outline({ draft }: { draft: Draft }) {
  const name = nameOf(draft) || "package";
  const component = componentNameOf(draft) || "component";
  const lines: [number, string, string][] = [
    [0, `${name}/`, ""],
    [1, "metadata.json", "the extension"],
    [1, "icons/", "two to begin with"],
    [1, `components/${component}/`, ""],
    [2, "metadata.json", "inputs and outputs"],
    [2, "src/fullrun.sql", "what it does"],
    [2, "src/dryrun.sql", "its columns only"],
    [2, "doc/README.md", ""],
    [2, "test/test.json", "a test with rows"],
  ];
  return (
    <Box
      component="aside"
      aria-label="What will be made"
      sx={{
        bgcolor: "background.default",
        borderLeft: 1,
        borderColor: "divider",
        p: 2.5,
        overflow: "hidden",
      }}
    >
      <Typography variant="h4" sx={{ mb: 1.5 }}>
        What will be made
      </Typography>
      <Box sx={{ fontFamily: codeFont, fontSize: 12, lineHeight: "22px" }}>
        {lines.map(([depth, text, note]) => (
          <Box
            key={text + depth}
            sx={{ pl: depth * 2, whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" }}
          >
            {text}{" "}
            <Box component="span" sx={{ color: "text.secondary", fontFamily: "Inter Variable, sans-serif" }}>
              {note}
            </Box>
          </Box>
        ))}
      </Box>
      <Typography sx={{ color: "text.secondary", fontSize: 12, lineHeight: "17px", mt: 2 }}>
        The component works from the start: it adds a column to its input table. It checks clean, and you can
        export it at once.
      </Typography>
    </Box>
  );
}

/** Asks what a new package is to be, makes it and opens it. */
export function NewPackageWizard({ onClose }: { onClose(): void }) {
  const recent = useStartup().data?.recent[0]?.path;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...emptyDraft,
    ...readStored<Partial<Remembered>>("newPackage", {}),
  }));
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set());
  const [making, setMaking] = useState(false);
  // Beside the package opened last is a good guess while nothing better was said.
  const known: Draft =
    draft.parent === "" && recent && !left.has("parent") ? { ...draft, parent: parentOf(recent) } : draft;
  const problems = draftProblems(known);
  const ready = Object.keys(problems).length === 0;

  const change = (answers: Partial<Draft>) => setDraft({ ...known, ...answers });
  const leave = (field: DraftField) => setLeft(new Set([...left, field]));
  /** A field's problem shows once one has left it, or typed something that cannot be. */
  const field = (name: DraftField, typed: string): Partial<TextFieldProps> => {
    const problem = left.has(name) || typed !== "" ? problems[name] : undefined;
    return { value: typed, error: problem !== undefined, helperText: problem, onBlur: () => leave(name) };
  };

  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) {
      setLeft(new Set(Object.keys(known) as DraftField[]));
      return;
    }
    setMaking(true);
    const { parent, author, license } = known;
    writeStored("newPackage", { parent, author, license } satisfies Remembered);
    const made = await enterNew(planOf(known));
    setMaking(false);
    if (made) onClose();
  };

  const choose = async () => {
    const parent = await chooseFolder("Make the package in", known.parent || undefined);
    if (parent !== null) change({ parent });
  };

  return (
    <Dialog
      open
      onClose={making ? undefined : onClose}
      aria-labelledby="new-package-title"
      slotProps={{ paper: { sx: { width: 900, maxWidth: "94vw" } } }}
    >
      <Box component="form" onSubmit={(event) => void make(event)} noValidate sx={{ display: "contents" }}>
        <DialogTitle
          id="new-package-title"
          sx={{ borderBottom: 1, borderColor: "divider", pb: "12px !important" }}
        >
          New package
        </DialogTitle>
        <Box
          sx={{
            display: "grid",
            gridTemplateColumns: "minmax(0, 1fr) 300px",
            minHeight: 0,
            overflow: "hidden",
          }}
        >
          <DialogContent sx={{ pt: "16px !important", pb: "0 !important" }}>
            <Section title="Package">
              <Stack direction="row" sx={{ gap: 1.5 }}>
                <TextField
                  autoFocus
                  required
                  label="Title"
                  placeholder="Retail site selection"
                  {...field("title", draft.title)}
                  onChange={(event) => change({ title: event.target.value })}
                />
                <TextField
                  required
                  label="Name"
                  slotProps={monospace}
                  {...field("name", nameOf(draft))}
                  onChange={(event) => change({ name: event.target.value })}
                />
              </Stack>
              <ProviderCards value={draft.provider} onChange={(provider) => change({ provider })} />
              <Stack direction="row" sx={{ gap: 1.5 }}>
                <TextField
                  required
                  label="Author"
                  {...field("author", draft.author)}
                  onChange={(event) => change({ author: event.target.value })}
                />
                <Autocomplete
                  freeSolo
                  fullWidth
                  options={commonLicenses}
                  inputValue={draft.license}
                  onInputChange={(_, license) => change({ license })}
                  // Every licence shows when the list is opened, not only those that look like the one chosen.
                  filterOptions={(options) => options}
                  renderInput={(params) => (
                    <TextField
                      {...params}
                      required
                      label="Licence"
                      error={problems.license !== undefined}
                      helperText={problems.license}
                    />
                  )}
                />
              </Stack>
            </Section>
            <Section title="First component">
              <Stack direction="row" sx={{ gap: 1.5 }}>
                <TextField
                  required
                  label="Component title"
                  placeholder="Trade areas"
                  {...field("componentTitle", draft.componentTitle)}
                  onChange={(event) => change({ componentTitle: event.target.value })}
                />
                <TextField
                  required
                  label="Component name"
                  slotProps={monospace}
                  {...field("componentName", componentNameOf(draft))}
                  onChange={(event) => change({ componentName: event.target.value })}
                />
              </Stack>
            </Section>
            <Section title="Where">
              <Stack direction="row" sx={{ gap: 1, alignItems: "flex-start" }}>
                <TextField
                  required
                  label="In folder"
                  slotProps={monospace}
                  {...field("parent", known.parent)}
                  helperText={
                    (left.has("parent") || known.parent !== "") && problems.parent !== undefined
                      ? problems.parent
                      : known.parent !== "" && nameOf(draft) !== ""
                        ? `Will be made as ${folderOf(known)}`
                        : " "
                  }
                  onChange={(event) => {
                    leave("parent");
                    change({ parent: event.target.value });
                  }}
                />
                <Button
                  variant="outlined"
                  startIcon={<FolderOpen />}
                  onClick={() => void choose()}
                  sx={{ flexShrink: 0, height: 32, mt: "20px" }}
                >
                  Choose…
                </Button>
              </Stack>
            </Section>
          </DialogContent>
          <Outline draft={draft} />
        </Box>
        <DialogActions sx={{ borderTop: 1, borderColor: "divider", pt: "12px !important" }}>
          <Button color="inherit" disabled={making} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" loading={making}>
            Create package
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
