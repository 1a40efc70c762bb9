import { Anchor, type AnchorProps } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

/** A link by its address below the portal, where what it holds is put together: filters of a list, a place on this page. */
export function StaffLink(
  props: AnchorProps & { to: string; children: ReactNode; className?: string | undefined },
) {
  const { to, children, ...rest } = props;
  const router = useRouter();
  const inPage = to.startsWith("#");
  const href = inPage ? to : `${router.basepath.replace(/\/$/, "")}${to}`;
  function follow(event: MouseEvent) {
    // With a key held down the browser opens a tab or a window, as it does everywhere.
    if (inPage || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ href: to });
  }
  return (
    <Anchor {...rest} href={href} onClick={follow}>
      {children}
    </Anchor>
  );
}
