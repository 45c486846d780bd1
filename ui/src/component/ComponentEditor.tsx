import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { memo, useMemo } from "react";

import { keys, useComponent } from "../api/queries";
import { Designer } from "../designer/Designer";
import { BrokenMetadata } from "../fields/BrokenMetadata";
import { MetadataDocument } from "../fields/document";

/** The form of a component's metadata. */
function ComponentEditor({ folder }: { folder: string }) {
  const { data: component } = useComponent(folder);
  const queryKey = useMemo(() => keys.component(folder), [folder]);
  if (!component) return <Waiting />;
  if (component.broken) return <BrokenMetadata broken={component.broken} />;
  return (
    <MetadataDocument path={component.metadataPath} queryKey={queryKey}>
      <Designer key={folder} component={component} />
    </MetadataDocument>
  );
}

/** Drawn anew when the component changed, not whenever the window around it was. */
export default memo(ComponentEditor);

function Waiting() {
  return (
    <Box aria-busy="true" sx={{ p: "24px", display: "flex", flexDirection: "column", gap: "12px" }}>
      {[70, 100, 100, 45].map((width, at) => (
        <Skeleton key={at} variant="rounded" height={28} width={`${width}%`} />
      ))}
    </Box>
  );
}
