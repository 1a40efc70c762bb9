import { useCallback, useState } from "react";

/** Where one stands in a session: timeline, notes and player move together. */
export interface Replay {
  /** Since 1970; undefined until somebody has gone anywhere. */
  ms: number | undefined;
  /** What was last asked for by a click: the player goes there. */
  sought: { ms: number } | undefined;
  seek(ms: number): void;
  /** The player says where it is. */
  tell(ms: number): void;
}

export function useReplay(): Replay {
  const [ms, setMs] = useState<number>();
  const [sought, setSought] = useState<{ ms: number }>();
  const seek = useCallback((wanted: number) => {
    setMs(wanted);
    setSought({ ms: wanted });
  }, []);
  return { ms, sought, seek, tell: setMs };
}
