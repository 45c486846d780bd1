import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Suspense, type ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";

import { errorText } from "../state/toasts";

interface RoomProps {
  /** What to call it when it fails: "The preview". */
  name: string;
  /** Another value gives a failed room a fresh start. */
  resetKey: string;
  children: ReactNode;
  /** What stands in while it is fetched. */
  loading?: ReactNode;
}

/** Grey bars that come only when loading takes long enough to notice. */
export function LoadingRoom() {
  return (
    <Box
      aria-hidden
      sx={{
        p: 2,
        animation: "appear 200ms 150ms both",
        "@keyframes appear": { from: { opacity: 0 }, to: { opacity: 1 } },
      }}
    >
      {[40, 70, 55, 65, 30].map((width, index) => (
        <Skeleton key={index} width={`${width}%`} height={22} animation={false} />
      ))}
    </Box>
  );
}

function Failure({ name, error, retry }: { name: string; error: unknown; retry(): void }) {
  return (
    <Stack role="alert" sx={{ height: "100%", alignItems: "center", justifyContent: "center", p: 3, gap: 1 }}>
      <Typography variant="h3">{name} has stopped</Typography>
      <Typography
        className="selectable"
        sx={{ color: "text.secondary", maxWidth: 420, textAlign: "center", overflowWrap: "anywhere" }}
      >
        {errorText(error).message}
      </Typography>
      <Typography sx={{ color: "text.secondary" }}>The rest of the studio works on.</Typography>
      <Button variant="outlined" onClick={retry}>
        Try again
      </Button>
    </Stack>
  );
}

/** A part of the window that may load late or fail without taking the others with it. */
export function Room({ name, resetKey, children, loading = <LoadingRoom /> }: RoomProps) {
  return (
    <ErrorBoundary
      resetKeys={[resetKey]}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <Failure name={name} error={error} retry={resetErrorBoundary} />
      )}
    >
      <Suspense fallback={loading}>{children}</Suspense>
    </ErrorBoundary>
  );
}
