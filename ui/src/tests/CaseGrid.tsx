// All cases of a component side by side: a row a case, a column an input, each cell the control that Workflows shows.
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { ThemeProvider } from "@mui/material/styles";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useRef } from "react";

import { useComponentPart } from "../api/queries";
import type { ComponentView } from "../generated/ComponentView";
import type { Input } from "../generated/Input";
import type { TestsView } from "../generated/TestsView";
import { labelId } from "../inputs/controls/ids";
import { inputModule } from "../inputs/registry";
import { useTests } from "../state/tests";
import { codeFont } from "../theme/studioTheme";
import { visuallyHidden } from "../theme/visuallyHidden";
import { workflowsTheme } from "../theme/workflowsTheme";
import { CaseControl, isTable, type CaseControlProps } from "./CaseControl";
import { caseVerdict, verdictWords } from "./outcomes";
import { useCaseValue } from "./useCaseValue";
import { VerdictIcon } from "./VerdictIcon";

const headHeight = 44;
const usualRowHeight = 60;

/** What its control needs to be read, in pixels. */
const widthOf = (input: Input): number =>
  isTable(input) ? 220 : inputModule(input.type).layout === "under" ? 280 : 200;

interface CaseCellProps extends Omit<CaseControlProps, "id" | "onChange"> {
  at: number;
  caseId: string;
}

const CaseCell = memo(function CaseCell({ at, caseId, ...control }: CaseCellProps) {
  const { folder, input, field } = control;
  const [value, send] = useCaseValue(folder, at, field);
  const id = `case-${at}-${input.name}`;
  return (
    <Box role="cell" sx={{ minWidth: 0, p: "6px 8px", borderRight: 1, borderColor: "divider" }}>
      <Box component="label" id={labelId(id)} htmlFor={id} sx={visuallyHidden}>
        {input.title || input.name} of {caseId}
      </Box>
      <Box sx={{ opacity: field.shown ? 1 : 0.55, "--editor-height": "72px", "--text-area-height": "52px" }}>
        <CaseControl {...control} id={id} field={{ ...field, value }} onChange={send} />
      </Box>
    </Box>
  );
});

function CaseName({ folder, id }: { folder: string; id: string }) {
  const state = useTests((store) => store.cases[folder]?.[id]);
  const verdict = caseVerdict(state);
  const open = () => {
    useTests.getState().show(folder, { kind: "case", id });
    useTests.setState({ detail: "case" });
  };
  return (
    <Box
      role="rowheader"
      sx={{ ...frozen, display: "flex", gap: "8px", p: "10px 12px", bgcolor: "background.paper" }}
    >
      <VerdictIcon verdict={verdict} faded={state?.stale} silent />
      <Link
        component="button"
        type="button"
        onClick={open}
        aria-label={`Open case ${id}, ${verdictWords[verdict].toLowerCase()}`}
        sx={{ fontSize: 13, textAlign: "left", overflowWrap: "anywhere", alignSelf: "flex-start" }}
      >
        {id || "(no id)"}
      </Link>
    </Box>
  );
}

const inputsOf = ({ metadata }: ComponentView) => metadata.inputs;

export function CaseGrid({ tests: { folder, cases, stems } }: { tests: TestsView }) {
  const inputs = useComponentPart(folder, inputsOf);
  const scroller = useRef<HTMLDivElement>(null);
  // No compiler memoizes here, so the functions it returns are called as they come.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: cases.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowHeight,
    overscan: 4,
    scrollMargin: headHeight,
  });
  if (!inputs) return null;
  const columns = { gridTemplateColumns: `180px ${inputs.map((input) => `${widthOf(input)}px`).join(" ")}` };
  const [first] = virtual.getVirtualItems();
  return (
    // The controls have Workflows' own look, on its white ground.
    <ThemeProvider theme={workflowsTheme}>
      <Box
        ref={scroller}
        role="table"
        aria-label="All cases"
        aria-rowcount={cases.length + 1}
        sx={{
          height: "100%",
          overflow: "auto",
          bgcolor: "background.paper",
          color: "text.primary",
          colorScheme: "light",
        }}
      >
        <Box role="row" aria-rowindex={1} sx={{ ...row, ...columns, ...head }}>
          <Box role="columnheader" sx={{ ...frozen, ...headCell, bgcolor: "#f4f5f6" }}>
            Case
          </Box>
          {inputs.map((input) => (
            <Box key={input.name} role="columnheader" sx={headCell}>
              {input.title || input.name}
              <Box
                component="span"
                sx={{ display: "block", fontFamily: codeFont, fontSize: 11, fontWeight: 400, opacity: 0.6 }}
              >
                {input.name}
              </Box>
            </Box>
          ))}
        </Box>
        <Box
          role="rowgroup"
          sx={{ position: "relative", height: virtual.getTotalSize(), width: "max-content" }}
        >
          <Box sx={{ transform: `translateY(${(first?.start ?? headHeight) - headHeight}px)` }}>
            {virtual.getVirtualItems().map(({ index }) => {
              const form = cases[index];
              return (
                form && (
                  <Box
                    key={index}
                    ref={virtual.measureElement}
                    data-index={index}
                    role="row"
                    aria-rowindex={index + 2}
                    sx={{ ...row, ...columns }}
                  >
                    <CaseName folder={folder} id={form.case.id} />
                    {inputs.map((input, place) => {
                      const field = form.fields[place];
                      return (
                        field && (
                          <CaseCell
                            key={input.name}
                            at={index}
                            caseId={form.case.id}
                            folder={folder}
                            input={input}
                            field={field}
                            tables={form.tables}
                            stems={stems}
                          />
                        )
                      );
                    })}
                  </Box>
                )
              );
            })}
          </Box>
        </Box>
      </Box>
    </ThemeProvider>
  );
}

const row = { display: "grid", width: "max-content", borderBottom: 1, borderColor: "divider" } as const;
const head = { position: "sticky", top: 0, zIndex: 2, height: headHeight, bgcolor: "#f4f5f6" } as const;
const headCell = {
  p: "4px 8px",
  fontSize: 12,
  lineHeight: "18px",
  fontWeight: 600,
  overflow: "hidden",
  whiteSpace: "nowrap",
  borderRight: 1,
  borderColor: "divider",
} as const;
/** Stays in sight when the inputs are scrolled. */
const frozen = { position: "sticky", left: 0, zIndex: 1, borderRight: 1, borderColor: "divider" } as const;
