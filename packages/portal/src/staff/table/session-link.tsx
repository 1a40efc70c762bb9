import type { AnchorProps } from "@mantine/core";
import type { ReactNode } from "react";
import { LinkAnchor } from "../../page/link.tsx";

/** Leads to a session's page. */
export function SessionLink({
  id,
  children,
  ...rest
}: AnchorProps & { id: string; children: ReactNode }) {
  return (
    <LinkAnchor to={"/staff/sessions/$id" as "/sessions/$id"} params={{ id }} inherit {...rest}>
      {children}
    </LinkAnchor>
  );
}
