import WarningAmberOutlined from "@mui/icons-material/WarningAmberOutlined";
import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import type { ReactNode } from "react";

import type { CaseResult } from "../generated/CaseResult";
import type { Input } from "../generated/Input";
import { disagreements } from "./words";

/** What the panel shows. */
export type Page =
  { kind: "rows" } | { kind: "output"; name: string } | { kind: "schemas" } | { kind: "statements" };

interface TrialTabsProps {
  page: Page;
  tables: readonly Input[];
  /** The last run. */
  result: CaseResult | null;
  /** The last run that went to its end. */
  good: CaseResult | null;
  onChoose(page: Page): void;
}

const idOf = (page: Page) => (page.kind === "output" ? `output ${page.name}` : page.kind);

export function TrialTabs({ page, tables, result, good, onChoose }: TrialTabsProps) {
  const outputs = good?.outputs ?? [];
  const wrong = good ? disagreements(good) : 0;
  const dynamic = result?.statements.filter((statement) => statement.dynamic).length ?? 0;
  const pages: { page: Page; label: ReactNode }[] = [
    { page: { kind: "rows" }, label: <Label text="Sample rows" note={String(tables.length)} /> },
    ...outputs.map(({ name, fullCount }) => ({
      page: { kind: "output", name } as const,
      label: <Label text={name} note={fullCount.toLocaleString("en")} />,
    })),
    ...(outputs.length > 0
      ? [
          {
            page: { kind: "schemas" } as const,
            label: (
              <Label text="Schemas">
                {wrong > 0 && (
                  <WarningAmberOutlined
                    color="warning"
                    titleAccess="Dry run and full run disagree"
                    sx={{ fontSize: "15px !important" }}
                  />
                )}
              </Label>
            ),
          },
        ]
      : []),
    ...(result
      ? [{ page: { kind: "statements" } as const, label: <Label text="Statements" note={String(dynamic)} /> }]
      : []),
  ];
  return (
    <Tabs
      value={idOf(page)}
      onChange={(_, id: string) => {
        const found = pages.find((each) => idOf(each.page) === id);
        if (found) onChoose(found.page);
      }}
      variant="scrollable"
      scrollButtons={false}
      aria-label="What to see"
      sx={{ minWidth: 0, flex: 1 }}
    >
      {pages.map((each) => (
        <Tab
          key={idOf(each.page)}
          id={`trial-tab-${each.page.kind === "output" ? each.page.name : each.page.kind}`}
          aria-controls="trial-page"
          value={idOf(each.page)}
          label={each.label}
        />
      ))}
    </Tabs>
  );
}

function Label({ text, note, children }: { text: string; note?: string; children?: ReactNode }) {
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: "5px" }}>
      {text}
      {note !== undefined && (
        <Box component="span" sx={{ fontSize: 11, fontWeight: 400, color: "text.secondary" }}>
          {note}
        </Box>
      )}
      {children}
    </Box>
  );
}
