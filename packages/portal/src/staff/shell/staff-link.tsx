import { Anchor, type AnchorProps, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

type Router = ReturnType<typeof useRouter>;

function hasPage(router: Router, to: string): boolean {
  const [, params, found] = router.getMatchedRoutes(to.split("?")[0] ?? to);
  // A way that leads on from a page into nothing is matched as far as it goes.
  return found !== undefined && params["**"] === undefined;
}

/**
 * A link by its address below the portal, where what it holds is put together: filters of a list, one
 * session, a place on this page. What would lead to a page that this portal does not have is plain text.
 */
export function StaffLink(props: AnchorProps & { to: string; children: ReactNode }) {
  const { to, children, ...rest } = props;
  const router = useRouter();
  const inPage = to.startsWith("#");
  if (!inPage && !hasPage(router, to))
    return (
      <Text span inherit className={rest.className}>
        {children}
      </Text>
    );
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
