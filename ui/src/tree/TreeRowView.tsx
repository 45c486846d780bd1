import AddIcon from "@mui/icons-material/Add";
import ArticleOutlined from "@mui/icons-material/ArticleOutlined";
import BrokenImageOutlined from "@mui/icons-material/BrokenImageOutlined";
import ChevronRight from "@mui/icons-material/ChevronRight";
import ExtensionOutlined from "@mui/icons-material/ExtensionOutlined";
import FunctionsIcon from "@mui/icons-material/Functions";
import Inventory2Outlined from "@mui/icons-material/Inventory2Outlined";
import ScienceOutlined from "@mui/icons-material/ScienceOutlined";
import WidgetsOutlined from "@mui/icons-material/WidgetsOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import { memo, type MouseEvent, type ReactNode, type Ref } from "react";

import type { Counts } from "../generated/Counts";
import { sayCounts } from "../problems/order";
import { saidOfTests, TestMark } from "../tests/TestMark";
import { useTests, type TestsStore } from "../state/tests";
import type { Mark, TreeRow } from "./treeModel";

export const rowHeight = 27;

const marks: Record<Mark, { label: string; help: string }> = {
  unlisted: {
    label: "not listed",
    help: "It has a folder, but the extension does not list it: it will not be packaged.",
  },
  missing: {
    label: "missing",
    help: "The extension lists it, but it has no folder. Delete it here, or bring the folder back.",
  },
  legacy: { label: "legacy", help: "It uses the layout until autumn 2024, with a single procedure.sql." },
  broken: { label: "broken", help: "Its file cannot be read; the problems say why." },
};

const Shape = styled("div")(({ theme: { palette } }) => ({
  display: "flex",
  alignItems: "center",
  gap: 7,
  height: rowHeight,
  padding: "0 8px 0 10px",
  fontSize: 13,
  whiteSpace: "nowrap",
  outline: "none",
  "&:hover": { backgroundColor: palette.action.hover },
  "&[aria-selected=true]": { backgroundColor: palette.action.selected },
  "&[data-dim=true] .label": { color: palette.text.disabled },
  "&:focus-visible": { boxShadow: `inset 0 0 0 2px ${palette.primary.main}` },
  "& .MuiSvgIcon-root": { fontSize: 16, color: palette.text.secondary, flexShrink: 0 },
  "& .label": { overflow: "hidden", textOverflow: "ellipsis", flexShrink: 1, minWidth: 0 },
  "& .detail": {
    color: palette.text.disabled,
    fontSize: 12,
    overflow: "hidden",
    textOverflow: "ellipsis",
    flexShrink: 1000,
    minWidth: 0,
  },
  "&[data-kind=doc] .label": { flexShrink: 0, maxWidth: "65%" },
  "&[data-level='2']": { paddingLeft: 24 },
  "&[data-kind=section]": { fontSize: 12, fontWeight: 600, color: palette.text.secondary },
  "&[data-kind=section] .fold": { transition: "transform 120ms", margin: "0 -3px 0 -3px" },
  "&[data-kind=section][aria-expanded=true] .fold": { transform: "rotate(90deg)" },
  "&[data-kind=extension]": { fontWeight: 600 },
}));

const Badge = styled("span")({
  minWidth: 17,
  padding: "0 5px",
  borderRadius: 9,
  fontSize: 11,
  lineHeight: "16px",
  fontWeight: 600,
  textAlign: "center",
  flexShrink: 0,
});

export function ProblemBadge({ errors, warnings }: Counts) {
  if (errors + warnings === 0) return null;
  const colour = errors > 0 ? "error.main" : "warning.main";
  return (
    <Tooltip title={sayCounts({ errors, warnings })}>
      <Box
        component={Badge}
        aria-hidden
        sx={{ color: colour, border: 1, borderColor: colour, lineHeight: "14px" }}
      >
        {errors > 0 ? errors : warnings}
      </Box>
    </Tooltip>
  );
}

function Picture({ row }: { row: Exclude<TreeRow, { kind: "section" }> }) {
  if (row.iconUri !== null)
    return (
      <img src={row.iconUri} alt="" width={18} height={18} draggable={false} style={{ flexShrink: 0 }} />
    );
  switch (row.kind) {
    case "extension":
      return <ExtensionOutlined />;
    case "tests":
      return <ScienceOutlined />;
    case "installed":
      return <Inventory2Outlined />;
    case "component":
      return <WidgetsOutlined />;
    case "function":
      return <FunctionsIcon />;
    case "icon":
      return <BrokenImageOutlined />;
    case "doc":
      return <ArticleOutlined />;
  }
}

export interface RowActions {
  open(row: TreeRow): void;
  menu(row: TreeRow, at: { left: number; top: number }): void;
  add(row: TreeRow): void;
  list(row: TreeRow): void;
}

const addTitles = { components: "Add component", icons: "Import icon" } as const;
const addable = (section: string): section is keyof typeof addTitles => section in addTitles;

export const rowElementId = (id: string) => `tree-${id}`;

interface TreeRowViewProps {
  row: TreeRow;
  selected: boolean;
  focused: boolean;
  actions: RowActions;
  /** What makes a component draggable. */
  grip?: { ref: Ref<HTMLDivElement>; style: object; listeners: object | undefined };
}

function rowName(row: TreeRow, tests: string): string {
  const said = [row.label];
  if (row.kind === "section") said.push(`${row.count}`);
  else said.push(...row.marks.map((mark) => marks[mark].label));
  if (tests) said.push(tests);
  const counts = sayCounts(row.problems);
  return [...said, ...(counts ? [counts] : [])].join(", ");
}

const saidOfRow = (row: TreeRow, store: TestsStore): string =>
  row.kind === "component" ? saidOfTests(store, row.detail) : row.kind === "tests" ? saidOfTests(store) : "";

function Trailing({ row, actions }: { row: TreeRow; actions: RowActions }) {
  const stop = (act: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    act();
  };
  const parts: ReactNode[] = [];
  if (row.kind === "section" && addable(row.section)) {
    const title = addTitles[row.section];
    parts.push(
      <Tooltip key="add" title={title}>
        <IconButton
          aria-label={title}
          tabIndex={-1}
          onClick={stop(() => actions.add(row))}
          sx={{ p: "2px", mr: -0.5 }}
        >
          <AddIcon />
        </IconButton>
      </Tooltip>,
    );
  }
  if (row.kind !== "section") {
    if (row.kind === "component" && row.marks.includes("unlisted"))
      parts.push(
        <Tooltip key="list" title="Add it to the extension's list, so that it is packaged">
          <ButtonBase
            aria-label="List it"
            tabIndex={-1}
            onClick={stop(() => actions.list(row))}
            sx={{ color: "primary.main", fontSize: 12, fontWeight: 500, px: 0.5, borderRadius: 1 }}
          >
            List it
          </ButtonBase>
        </Tooltip>,
      );
    for (const mark of row.marks.filter((each) => each !== "unlisted"))
      parts.push(
        <Tooltip key={mark} title={marks[mark].help}>
          <Box component="span" sx={{ color: "text.secondary", fontSize: 11, fontStyle: "italic" }}>
            {marks[mark].label}
          </Box>
        </Tooltip>,
      );
  }
  return (
    <>
      <span style={{ flex: 1 }} />
      {parts}
      {row.kind === "component" && <TestMark folder={row.detail} />}
      {row.kind === "tests" && <TestMark />}
      <ProblemBadge {...row.problems} />
    </>
  );
}

export const TreeRowView = memo(function TreeRowView({
  row,
  selected,
  focused,
  actions,
  grip,
}: TreeRowViewProps) {
  const isSection = row.kind === "section";
  const tests = useTests((store) => saidOfRow(row, store));
  return (
    <Shape
      {...grip?.listeners}
      ref={grip?.ref}
      style={grip?.style}
      id={rowElementId(row.id)}
      role="treeitem"
      tabIndex={focused ? 0 : -1}
      aria-label={rowName(row, tests)}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={isSection ? !row.folded : undefined}
      data-kind={row.kind}
      data-level={row.level}
      data-dim={!isSection && row.marks.some((mark) => mark === "unlisted" || mark === "missing")}
      onClick={() => actions.open(row)}
      onContextMenu={(event) => {
        event.preventDefault();
        actions.menu(row, { left: event.clientX, top: event.clientY });
      }}
    >
      {isSection ? <ChevronRight className="fold" /> : <Picture row={row} />}
      <span className="label">{row.label}</span>
      {isSection && <span className="detail">{row.count}</span>}
      {row.kind === "doc" && row.hint !== "" && <span className="detail">{row.hint}</span>}
      <Trailing row={row} actions={actions} />
    </Shape>
  );
});
