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

/** Puts the app in the place of the page that came with the document, in one step; the focus stays where it is. */
export function takeOver(root: HTMLElement, app: ReactNode): void {
  const reachable = () => [...root.querySelectorAll<HTMLElement>("a[href], button, input")];
  const at = reachable().indexOf(document.activeElement as HTMLElement);
  const name = document.activeElement?.textContent;
  flushSync(() => createRoot(root).render(app));
  const same = reachable()[at];
  if (same && same.textContent === name) same.focus({ preventScroll: true });
}
