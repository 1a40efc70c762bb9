import { useState } from "react";
import { keep, kept } from "./kept.ts";

/**
 * What somebody is in the middle of: it outlives a reload of this tab, and is kept nowhere else. Without
 * a key it is kept nowhere at all. `forget` once it is done.
 */
export function useKeptState<Value extends object>(
  key: string | undefined,
  first: Value,
): { value: Value; set(next: Value): void; forget(): void } {
  const [value, setValue] = useState<Value>(() => ({
    ...first,
    ...(key && kept<Value>("tab", key)),
  }));
  return {
    value,
    set: (next) => {
      if (key) keep("tab", key, next);
      setValue(next);
    },
    forget: () => {
      if (key) keep("tab", key, undefined);
    },
  };
}
