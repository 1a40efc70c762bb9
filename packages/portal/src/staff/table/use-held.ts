import { useNavigate, useRouterState } from "@tanstack/react-router";
import type { FilterValues } from "./filter-bar.tsx";

type Held = Record<string, string | undefined>;

/** What the address of this page holds, and how to change it without a step in the browser's history. */
export function useHeld() {
  // Of the innermost route, which has let through what it knows.
  const values = useRouterState({
    select: ({ matches }): Held => (matches.at(-1)?.search ?? {}) as Held,
  });
  const navigate = useNavigate();
  const change = (changed: FilterValues) => {
    const next = Object.entries({ ...values, ...changed }).filter(
      ([, value]) => value !== undefined,
    );
    void navigate({
      to: ".",
      search: Object.fromEntries(next) as never,
      replace: true,
      resetScroll: false,
    });
  };
  return { values, change, filtered: Object.values(values).some((value) => value !== undefined) };
}
