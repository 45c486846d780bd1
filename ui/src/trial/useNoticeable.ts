import { useEffect, useState } from "react";

/** Most runs end sooner: what changes for an instant only flickers. In milliseconds. */
const NOTICEABLE = 250;

/** Whether something has been so for long enough to notice. */
export function useNoticeable(is: boolean): boolean {
  const [noticed, setNoticed] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setNoticed(true), NOTICEABLE);
    return () => {
      clearTimeout(timer);
      setNoticed(false);
    };
  }, [is]);
  return is && noticed;
}
