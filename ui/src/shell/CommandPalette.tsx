import ArticleOutlined from "@mui/icons-material/ArticleOutlined";
import InputOutlined from "@mui/icons-material/InputOutlined";
import WidgetsOutlined from "@mui/icons-material/WidgetsOutlined";
import Dialog from "@mui/material/Dialog";
import { styled } from "@mui/material/styles";
import type SvgIcon from "@mui/material/SvgIcon";
import { useQueries } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useMemo } from "react";

import { componentQuery } from "../api/queries";
import type { ComponentView } from "../generated/ComponentView";
import { selectedFolder } from "../state/selection";
import { allActions } from "./actions";
import { Keys } from "./Keys";
import {
  componentDestinations,
  fileDestinations,
  inputDestinations,
  matchScore,
  type Destination,
} from "./paletteItems";
import { useNow } from "./useNow";

/** Reading every component of a very large package is not worth finding inputs in those one does not look at. */
const searchedComponents = 60;

const Frame = styled(Command)(({ theme: { palette, typography } }) => ({
  display: "flex",
  flexDirection: "column",
  maxHeight: "min(480px, 70vh)",
  fontSize: 13,
  "& [cmdk-input]": {
    border: 0,
    outline: 0,
    background: "transparent",
    color: palette.text.primary,
    font: "inherit",
    fontFamily: typography.fontFamily,
    fontSize: 15,
    padding: "14px 16px",
    borderBottom: `1px solid ${palette.divider}`,
    "&::placeholder": { color: palette.text.disabled },
  },
  "& [cmdk-list]": { overflowY: "auto", padding: 6, scrollPaddingBlock: 6 },
  "& [cmdk-group-heading]": {
    padding: "8px 10px 4px",
    fontSize: 11,
    fontWeight: 600,
    color: palette.text.secondary,
  },
  "& [cmdk-item]": {
    display: "flex",
    alignItems: "center",
    gap: 10,
    height: 32,
    padding: "0 10px",
    borderRadius: 4,
    whiteSpace: "nowrap",
    "&[data-selected=true]": { backgroundColor: palette.action.selected },
    "& .MuiSvgIcon-root": { fontSize: 17, color: palette.text.secondary },
  },
  "& .detail": {
    marginLeft: "auto",
    paddingLeft: 16,
    color: palette.text.secondary,
    fontSize: 12,
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  "& [cmdk-empty]": { padding: 24, textAlign: "center", color: palette.text.secondary },
}));

interface GroupProps {
  heading: string;
  items: Destination[];
  Icon: typeof SvgIcon;
  onGo(go: () => void): void;
}

function DestinationGroup({ heading, items, Icon, onGo }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <Command.Group heading={heading}>
      {items.map(({ id, title, detail, iconUri, go }) => (
        <Command.Item key={id} value={id} keywords={[title, detail]} onSelect={() => onGo(go)}>
          {iconUri === null ? <Icon /> : <img src={iconUri} alt="" width={18} height={18} />}
          <span>{title}</span>
          <span className="detail">{detail}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** One field that finds every action, component, input and file. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const now = useNow();
  const { overview, selection } = now;
  const here = selectedFolder({ selection });
  const folders = useMemo(() => {
    const present = overview?.components.filter((each) => each.present).map(({ folder }) => folder) ?? [];
    // The component one is in comes first.
    const ordered = here === null ? present : [here, ...present.filter((folder) => folder !== here)];
    return ordered.slice(0, searchedComponents);
  }, [overview?.components, here]);
  const views = useQueries({
    queries: folders.map(componentQuery),
    combine: (results) => results.flatMap(({ data }): ComponentView[] => (data ? [data] : [])),
  });

  const take = (act: () => unknown) => {
    onClose();
    // The dialog gives the focus back first; what is done may take it elsewhere.
    setTimeout(() => void act(), 0);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      transitionDuration={0}
      slotProps={{ paper: { "aria-label": "Find an action or a place" } }}
      sx={{ "& .MuiDialog-container": { alignItems: "flex-start", pt: "8vh" } }}
    >
      <Frame
        loop
        label="Find an action or a place"
        filter={(_, search, keywords) => matchScore(keywords ?? [], search)}
      >
        <Command.Input autoFocus placeholder="Find an action, a component, an input, a file…" />
        <Command.List>
          <Command.Empty>Nothing is called that.</Command.Empty>
          {overview && (
            <DestinationGroup
              heading="Components"
              items={componentDestinations(overview)}
              Icon={WidgetsOutlined}
              onGo={take}
            />
          )}
          <Command.Group heading="Actions">
            {allActions
              .filter((action) => action.id !== "view.palette" && action.possible(now))
              .map(({ id, title, group, Icon, shortcuts, run }) => (
                <Command.Item key={id} value={id} keywords={[title, group]} onSelect={() => take(run)}>
                  <Icon />
                  <span>{group === "Go to" ? `Go to: ${title}` : title}</span>
                  <span className="detail">
                    <Keys shortcuts={shortcuts.slice(0, 1)} />
                  </span>
                </Command.Item>
              ))}
          </Command.Group>
          <DestinationGroup
            heading="Inputs"
            items={views.flatMap(inputDestinations)}
            Icon={InputOutlined}
            onGo={take}
          />
          {overview && (
            <DestinationGroup
              heading="Files"
              items={fileDestinations(overview, views)}
              Icon={ArticleOutlined}
              onGo={take}
            />
          )}
        </Command.List>
      </Frame>
    </Dialog>
  );
}
