import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import IconButton from "@mui/material/IconButton";
import { ThemeProvider } from "@mui/material/styles";
import { lazy, Suspense, useId, useMemo, useReducer, useRef, useState, type KeyboardEvent } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { visuallyHidden } from "../theme/visuallyHidden";
import type { Basemap } from "./basemap";
import { ConfirmDiscard } from "./ConfirmDiscard";
import { changeDrawing, isChanged, startDrawing, textToSave } from "./drawing";
import { toEditable } from "./editable";
import { FeatureChips } from "./FeatureChips";
import { describe, parse, sayProblem } from "./features";
import { GeoJsonEditor } from "./GeoJsonEditor";
import { GeoJsonSwitch } from "./GeoJsonSwitch";
import type { MapControls, ZoomState } from "./MapCanvas";
import { MapMessage, MapNotice } from "./MapMessage";
import { SearchBox } from "./SearchBox";
import { COLORS, day, floating, focusRing, FONT, theme } from "./theme";
import { ToolPicker } from "./ToolPicker";
import { TOOLS } from "./tools";
import { hasWebGl } from "./webgl";
import { ZoomControl } from "./ZoomControl";

const MapCanvas = lazy(() => import("./MapCanvas"));

const NO_WEBGL = "This system offers no WebGL 2, which the map is drawn with.";
const UNFINISHED = "A shape is not finished: press Enter on the map to finish it, or Esc to give it up.";

export interface DrawDialogProps {
  open: boolean;
  title?: string;
  /** GeoJSON text: a FeatureCollection, a Feature or a geometry; may be empty or wrong. */
  value: string;
  /** Takes the drawing as the text of a FeatureCollection. `onClose` follows. */
  onSave(text: string): void;
  onClose(): void;
  basemap: Basemap;
  /** Opens a link of the map's credits outside the app; without it they lead nowhere. */
  onOpenLink?: (url: string) => void;
}

/** The map dialog in which Workflows lets people draw features. */
export default function DrawDialog(props: DrawDialogProps) {
  return props.open ? (
    <ThemeProvider theme={theme}>
      <OpenDrawDialog {...props} />
    </ThemeProvider>
  ) : null;
}

function OpenDrawDialog({
  title = "Draw features",
  value,
  onSave,
  onClose,
  basemap,
  onOpenLink,
}: DrawDialogProps) {
  const [drawing, change] = useReducer(changeDrawing, value, startDrawing);
  const [failure, setFailure] = useState(() => (hasWebGl() ? undefined : NO_WEBGL));
  const [corners, setCorners] = useState(0);
  const [notice, setNotice] = useState<string>();
  const [zoom, setZoom] = useState<ZoomState>();
  const [asksToDiscard, setAsksToDiscard] = useState(false);
  const map = useRef<MapControls>(null);
  const [titleId, reasonId] = [useId(), useId()];

  const { draft, history, tool, lastDrawing, selected } = drawing;
  const { features } = useMemo(() => parse(history.text), [history.text]);
  const labels = useMemo(() => describe(features), [features]);
  const written = useMemo(() => (draft === undefined ? undefined : parse(draft)), [draft]);
  const [problem] = written?.problems ?? [];
  const selectedFeature = selected === undefined ? undefined : features[selected];

  function save() {
    const text = textToSave(drawing);
    if (text === undefined) return;
    if (draft === undefined && map.current?.isDrawing()) {
      setNotice(UNFINISHED);
      return;
    }
    onSave(text);
    onClose();
  }

  function close() {
    if (isChanged(drawing) || map.current?.isDrawing()) setAsksToDiscard(true);
    else onClose();
  }

  function escape() {
    if (draft === undefined && map.current?.isDrawing()) map.current.cancelDrawing();
    else if (selected !== undefined) change({ type: "select", index: undefined });
    else close();
  }

  function step(direction: "undo" | "redo") {
    if (!map.current?.isDrawing()) change({ type: direction });
    else if (direction === "undo") map.current.undoCorner();
    else map.current.redoCorner();
  }

  function onKeyDown(event: KeyboardEvent) {
    // The studio's own shortcuts are not for this dialog.
    event.stopPropagation();
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "s") {
        event.preventDefault();
        save();
      } else if (!isTyping(event.target) && draft === undefined && (key === "z" || key === "y")) {
        event.preventDefault();
        step(key === "y" || event.shiftKey ? "redo" : "undo");
      }
    } else if (
      (key === "delete" || key === "backspace") &&
      selected !== undefined &&
      !isTyping(event.target)
    ) {
      event.preventDefault();
      change({ type: "remove", index: selected });
    }
  }

  return (
    <Dialog
      open
      maxWidth={false}
      data-testid="draw-dialog"
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onClose={(event, reason) => {
        if (reason === "escapeKeyDown" && !(event as Event).defaultPrevented) escape();
        if (reason === "backdropClick") close();
      }}
      slotProps={{
        paper: {
          sx: {
            width: "min(764px, calc(100vw - 32px))",
            height: "min(575px, calc(100vh - 32px))",
            m: 0,
            color: COLORS.text,
            fontFamily: FONT,
          },
        },
      }}
    >
      <Box
        component="header"
        sx={{
          display: "flex",
          alignItems: "center",
          flex: "none",
          height: 63,
          pl: "14px",
          pr: "15px",
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <Box component="h2" id={titleId} sx={{ flex: 1, m: 0, fontSize: 16, fontWeight: 500 }}>
          {title}
        </Box>
        <IconButton aria-label="Close" onClick={close} sx={{ width: 30, height: 30, ...focusRing }}>
          <Close sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>

      <Box sx={{ position: "relative", flex: 1, minHeight: 0, overflow: "hidden", bgcolor: day.water }}>
        <Box inert={draft !== undefined} sx={{ position: "absolute", inset: 0, isolation: "isolate" }}>
          {failure === undefined ? (
            <ErrorBoundary fallback={null} onError={(error) => setFailure(String(error))}>
              <Suspense fallback={<MapMessage>Opening the map…</MapMessage>}>
                <MapCanvas
                  ref={map}
                  basemap={basemap}
                  features={features}
                  tool={tool}
                  selected={selected}
                  onDraw={(geometry) => change({ type: "draw", geometry })}
                  onReshape={(index, geometry) => change({ type: "reshape", index, geometry })}
                  onSelect={(index) => change({ type: "select", index })}
                  onCorners={setCorners}
                  onZoom={setZoom}
                  onNotice={setNotice}
                  onFail={setFailure}
                  onOpenLink={onOpenLink}
                />
              </Suspense>
            </ErrorBoundary>
          ) : (
            <MapMessage>
              The map cannot be shown. {failure} The features can still be written as text.
              <Button variant="outlined" size="small" onClick={() => change({ type: "openText" })}>
                Open GeoJSON view
              </Button>
            </MapMessage>
          )}

          <Box
            sx={{
              position: "absolute",
              top: 16,
              left: 15,
              right: 15,
              display: "flex",
              gap: "8px",
              pointerEvents: "none",
              "& > *": { pointerEvents: "auto" },
            }}
          >
            {failure === undefined && <SearchBox onFind={(place) => map.current?.flyTo(place)} />}
            <Box
              role="toolbar"
              aria-label="Drawing"
              sx={{ display: "flex", minWidth: 0, height: 32, ...floating }}
            >
              <ToolPicker
                tool={tool}
                lastDrawing={lastDrawing}
                disabled={failure !== undefined}
                onPick={(picked) => change({ type: "pick", tool: picked })}
              />
              {labels.length > 0 && (
                <FeatureChips
                  labels={labels}
                  selected={selected}
                  onSelect={(index) => change({ type: "edit", index })}
                  onRemove={(index) => change({ type: "remove", index })}
                />
              )}
            </Box>
          </Box>

          {zoom && failure === undefined && (
            <ZoomControl zoom={zoom} onZoomBy={(levels) => map.current?.zoomBy(levels)} />
          )}
          {notice !== undefined && <MapNotice onClose={() => setNotice(undefined)}>{notice}</MapNotice>}
          {selectedFeature && !toEditable(selectedFeature.geometry) && (
            <MapNotice>
              {selectedFeature.geometry
                ? "It is kept as it is; edit it in the GeoJSON view."
                : "It has no geometry to show."}
            </MapNotice>
          )}
          <Box role="status" sx={visuallyHidden}>
            {`${TOOLS[tool].label}. ${TOOLS[tool].hint} Features drawn: ${labels.length}.`}
            {corners > 0 && ` Corners placed: ${corners}.`}
          </Box>
        </Box>

        {draft !== undefined && written && (
          <Box
            sx={{ position: "absolute", inset: 0, display: "flex", flexDirection: "column", bgcolor: "#fff" }}
          >
            <Box sx={{ position: "relative", flex: 1, minHeight: 0 }}>
              <GeoJsonEditor
                text={draft}
                problems={written.problems}
                describedBy={reasonId}
                onChange={(text) => change({ type: "write", text })}
              />
            </Box>
            <Box
              id={reasonId}
              role="status"
              data-testid="draw-problem"
              sx={{
                px: "14px",
                py: "6px",
                fontSize: 12,
                borderTop: 1,
                borderColor: "divider",
                color: problem ? "error.main" : "text.secondary",
              }}
            >
              {problem
                ? `${sayProblem(problem)}. Repair it to see the map or to save.`
                : describe(written.features)
                    .map(({ label }) => label)
                    .join(", ") || "No features"}
            </Box>
          </Box>
        )}
      </Box>

      <Box
        component="footer"
        sx={{
          display: "flex",
          alignItems: "center",
          justifyContent: "space-between",
          flex: "none",
          height: 64,
          px: "14px",
          borderTop: 1,
          borderColor: "divider",
        }}
      >
        <GeoJsonSwitch
          checked={draft !== undefined}
          disabled={problem !== undefined}
          describedBy={problem && reasonId}
          onChange={(checked) => change({ type: checked ? "openText" : "closeText" })}
        />
        <Button
          variant="contained"
          disabled={problem !== undefined}
          aria-describedby={problem && reasonId}
          onClick={save}
          sx={{ minWidth: 64, height: 32, fontSize: 14, ...focusRing }}
        >
          Save
        </Button>
      </Box>

      <ConfirmDiscard open={asksToDiscard} onKeep={() => setAsksToDiscard(false)} onDiscard={onClose} />
    </Dialog>
  );
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea"));
}
