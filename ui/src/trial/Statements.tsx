import ErrorOutlined from "@mui/icons-material/ErrorOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useState, type KeyboardEvent } from "react";

import CodeEditor from "../editors/CodeEditor";
import { useLanguage } from "../editors/useLanguage";
import type { CaseResult } from "../generated/CaseResult";
import { codeFont } from "../theme/studioTheme";
import { count, duration, runNames } from "../words";
import { listed, type Listed } from "./statements";

/** What was executed, dynamic statements as they were when they ran. */
export function Statements({ result }: { result: CaseResult }) {
  const [all, setAll] = useState(false);
  const entries = listed(result, all);
  const [chosen, setChosen] = useState<{ at: number; of: unknown } | null>(null);
  const failed = entries.findIndex(({ failure }) => failure !== null);
  const at = chosen?.of === result && chosen.at < entries.length ? chosen.at : Math.max(0, failed);
  const language = useLanguage("statement.sql");
  const entry = entries[at];
  return (
    <Box sx={{ display: "flex", height: "100%", minHeight: 0 }}>
      <Box
        sx={{
          display: "flex",
          flexDirection: "column",
          width: 340,
          flex: "none",
          borderRight: 1,
          borderColor: "divider",
        }}
      >
        <Box
          role="listbox"
          aria-label="Statements"
          onKeyDown={walk}
          sx={{ flex: 1, overflow: "auto", py: 0.5 }}
        >
          {entries.map((each, index) => (
            <Entry
              key={index}
              entry={each}
              before={entries[index - 1]}
              isChosen={index === at}
              onChoose={() => setChosen({ at: index, of: result })}
            />
          ))}
          {entries.length === 0 && (
            <Box sx={{ p: "8px 12px", color: "text.secondary" }}>
              EXECUTE IMMEDIATE was given no statement.
            </Box>
          )}
        </Box>
        <FormControlLabel
          control={<Checkbox checked={all} onChange={(_, on) => setAll(on)} />}
          label="Also those that stand in the SQL files"
          sx={{
            flex: "none",
            m: 0,
            px: 0.5,
            borderTop: 1,
            borderColor: "divider",
            "& .MuiFormControlLabel-label": { fontSize: 12 },
          }}
        />
      </Box>
      <Box sx={{ display: "flex", flexDirection: "column", flex: 1, minWidth: 0 }}>
        {entry && entry.job !== "" && (
          <Box
            className="selectable"
            sx={{
              flex: "none",
              p: "4px 12px",
              fontSize: 12,
              color: "text.secondary",
              borderBottom: 1,
              borderColor: "divider",
              ...oneLine,
            }}
          >
            {entry.job}
          </Box>
        )}
        <Box sx={{ flex: 1, minHeight: 0 }}>
          {entry && (
            <CodeEditor
              key={`${at} ${all}`}
              label="The statement as it was executed, read only"
              text={entry.sql}
              language={language}
              reveal={entry.failure}
            />
          )}
        </Box>
      </Box>
    </Box>
  );
}

/** Arrows go from statement to statement and show each. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=option]")];
  const next = options[options.findIndex((option) => option === document.activeElement) + step];
  next?.focus();
  next?.click();
  event.preventDefault();
}

interface EntryProps {
  entry: Listed;
  before: Listed | undefined;
  isChosen: boolean;
  onChoose(): void;
}

function Entry({ entry, before, isChosen, onChoose }: EntryProps) {
  return (
    <>
      {entry.run !== null && entry.run !== before?.run && (
        <Box
          role="presentation"
          sx={{ p: "6px 12px 2px", fontSize: 11, fontWeight: 600, color: "text.secondary" }}
        >
          {runNames[entry.run]}
        </Box>
      )}
      <ButtonBase
        role="option"
        aria-selected={isChosen}
        tabIndex={isChosen ? 0 : -1}
        onClick={onChoose}
        sx={{
          display: "flex",
          width: "100%",
          gap: 1,
          p: "4px 12px",
          fontSize: 12,
          justifyContent: "flex-start",
          bgcolor: isChosen ? "action.selected" : undefined,
          "&:hover": { bgcolor: isChosen ? "action.selected" : "action.hover" },
          "&.Mui-focusVisible": { outlineOffset: -2 },
        }}
      >
        <Box
          component="span"
          sx={{ flex: 1, minWidth: 0, textAlign: "left", fontFamily: codeFont, fontSize: 11.5, ...oneLine }}
        >
          {entry.title}
        </Box>
        {entry.failure ? (
          <ErrorOutlined color="error" titleAccess="Failed" sx={{ fontSize: "15px !important" }} />
        ) : (
          <Box
            component="span"
            sx={{ flex: "none", color: "text.secondary", fontSize: 11, fontVariantNumeric: "tabular-nums" }}
          >
            {count(entry.rows, "row")} · {duration(entry.milliseconds)}
          </Box>
        )}
      </ButtonBase>
    </>
  );
}

const oneLine = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
