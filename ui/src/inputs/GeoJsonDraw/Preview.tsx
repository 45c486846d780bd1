import DrawOutlined from "@mui/icons-material/DrawOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { openUrl } from "@tauri-apps/plugin-opener";
import { lazy, Suspense, useMemo, useState } from "react";

import { describe, parse, remove } from "../../map/features";
import { useBasemap } from "../../state/settings";
import { workflows } from "../../theme/tokens";
import { ChosenList } from "../controls/ChosenList";
import { describedBy, labelId } from "../controls/ids";
import { asText } from "../controls/values";
import type { PreviewProps } from "../types";
import { FeatureRow } from "./FeatureRow";

const DrawDialog = lazy(() => import("../../map/DrawDialog"));

/** What has been drawn, as a list, and the door to the map. */
export function Preview({ field, id, onChange }: PreviewProps) {
  const text = asText(field.value);
  const features = useMemo(() => describe(parse(text).features), [text]);
  const [drawing, setDrawing] = useState(false);
  const basemap = useBasemap();

  return (
    <Box sx={{ position: "relative" }}>
      <ChosenList
        id={id}
        gap={8}
        inset={4}
        rows={features}
        rowHeight={49}
        onRemove={(at) => onChange(drawn(remove(text, at)))}
        onRemoveAll={() => onChange(null)}
      >
        {(row) => <FeatureRow {...row} />}
      </ChosenList>
      <Button
        id={id}
        aria-labelledby={`${labelId(id)} ${id}-words`}
        aria-describedby={describedBy(id)}
        startIcon={<DrawOutlined sx={{ "&&": { fontSize: 18 } }} />}
        onClick={() => setDrawing(true)}
        sx={{
          mt: features.length > 0 ? "8px" : 0,
          backgroundColor: workflows.primaryTint,
          "&:hover": { backgroundColor: workflows.primaryTintHover },
        }}
      >
        <span id={`${id}-words`}>Draw features</span>
      </Button>
      {drawing && (
        <Suspense>
          <DrawDialog
            open
            value={text}
            basemap={basemap}
            onSave={(saved) => onChange(drawn(saved))}
            onClose={() => setDrawing(false)}
            onOpenLink={(url) => void openUrl(url)}
          />
        </Suspense>
      )}
    </Box>
  );
}

/** A drawing without features is no value. */
function drawn(text: string): string | null {
  const { features, problems } = parse(text);
  return features.length === 0 && problems.length === 0 ? null : text;
}
