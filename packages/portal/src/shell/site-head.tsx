import { Burger, Container, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { signOut, useSignedIn } from "../participant/signed-in.ts";
import { useTexts } from "../texts/language.ts";
import { MoonMark } from "./moon-mark.tsx";
import classes from "./site-head.module.css";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";

/** The mark and the ways; on a narrow screen the ways unfold below. */
export function SiteHead() {
  const texts = useTexts();
  const who = useSignedIn();
  const [open, { toggle, close }] = useDisclosure(false);
  const here = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page folds the ways again
  useEffect(close, [here]);
  return (
    <header className={classes.head}>
      <Container size="md" className={classes.bar}>
        <Link to="/" className={classes.mark} aria-label={texts.shell.home}>
          <MoonMark />
          Luna
        </Link>
        <Burger
          className={classes.burger}
          opened={open}
          onClick={toggle}
          size="sm"
          aria-label={texts.shell.menu}
          aria-expanded={open}
          aria-controls="ways"
        />
        <nav
          id="ways"
          className={classes.ways}
          data-open={open}
          aria-label={texts.shell.navigation}
        >
          {who ? (
            <>
              <Way to="/me">{texts.shell.mySessions}</Way>
              {!who.sessionId && <Way to="/data">{texts.shell.myData}</Way>}
              <button type="button" className={classes.way} onClick={signOut}>
                {texts.shell.signOut}
              </button>
            </>
          ) : (
            <Way to="/sign-in">{texts.shell.signIn}</Way>
          )}
          <Group gap={4} wrap="nowrap" className={classes.switches}>
            <LanguageSwitch />
            <ThemeSwitch />
          </Group>
        </nav>
      </Container>
    </header>
  );
}

function Way({ to, children }: { to: "/me" | "/data" | "/sign-in"; children: string }) {
  return (
    <Link to={to} className={classes.way} activeProps={{ "aria-current": "page" }}>
      {children}
    </Link>
  );
}
