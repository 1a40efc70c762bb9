import { type RefObject, useEffect, useRef } from "react";

/**
 * Where the pressed button of an item goes away with it, the focus goes to that of the next one, or of the
 * one before, or to the page's heading. Who is elsewhere on the page stays there.
 */
export function useNextFocus(keys: readonly string[]): {
  list: RefObject<HTMLDivElement | null>;
  /** To be told of which item the button was pressed. */
  pressed(key: string): void;
} {
  const list = useRef<HTMLDivElement>(null);
  const gone = useRef<{ key: string; at: number }>(undefined);
  const shown = keys.join(" ");
  useEffect(() => {
    const before = gone.current;
    if (!before || shown.split(" ").includes(before.key)) return;
    gone.current = undefined;
    if (document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>("[data-acknowledge]") ?? [];
    const next = buttons[Math.min(before.at, buttons.length - 1)];
    (next ?? document.querySelector<HTMLElement>("h1"))?.focus({ preventScroll: !next });
  }, [shown]);
  return {
    list,
    pressed: (key) => {
      gone.current = { key, at: keys.indexOf(key) };
    },
  };
}
