import type { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { router } from "../app/router.tsx";
import { serviceQuery, studyQuery } from "../service/service.tsx";

/** Loads what the app needs to show at once what stands there already. */
export async function loadFirstView(queryClient: QueryClient): Promise<void> {
  const readStudy = async () => {
    const { client } = await queryClient.fetchQuery(serviceQuery);
    await queryClient.fetchQuery(studyQuery(client));
  };
  // What failed says so on the page, with a way to try again.
  await Promise.allSettled([router.load(), readStudy()]);
}

/**
 * Puts the app in the place of the page that came with the document, in one step: the focus stays where it
 * is, and a button that was pressed meanwhile is pressed.
 */
export function takeOver(root: HTMLElement, app: ReactNode): void {
  const reachable = () => [...root.querySelectorAll<HTMLElement>("a[href], button, input")];
  const sameAs = (part: Element | null) => {
    const at = reachable().indexOf(part as HTMLElement);
    return () => [reachable()[at]].find((same) => same && same.textContent === part?.textContent);
  };
  const focused = sameAs(document.activeElement);
  const pressed = sameAs(root.querySelector("[data-pressed]"));
  delete root.dataset.standing;
  flushSync(() => createRoot(root).render(app));
  focused()?.focus({ preventScroll: true });
  pressed()?.click();
}
