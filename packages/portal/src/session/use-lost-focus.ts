import { type RefObject, useEffect, useRef } from "react";

/**
 * The heading that takes the focus when a step goes on to the next and has taken the pressed button with it.
 * Who is elsewhere on the page stays there.
 */
export function useLostFocus(step: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [step]);
  return heading;
}
