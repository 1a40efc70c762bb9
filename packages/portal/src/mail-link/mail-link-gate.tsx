import { useNavigate, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { carriedIn, pageBehind } from "./code-in-address.ts";
import { MailLink } from "./mail-link.tsx";

/** Pages reached through a link in a mail come after its button; all others come at once. */
export function MailLinkGate({ children }: { children: ReactNode }) {
  const { pathname, searchStr, hash } = useRouterState({ select: ({ location }) => location });
  const navigate = useNavigate();
  const { code } = carriedIn(hash);
  if (!code || pathname.endsWith("/pair")) return children;
  // A used code is of no use in the history.
  const goOn = () => navigate({ href: pageBehind(pathname, searchStr), replace: true });
  return <MailLink key={code} code={code} onOpened={goOn} />;
}
