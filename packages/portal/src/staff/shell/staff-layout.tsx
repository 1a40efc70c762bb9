import { AppShell, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { FailureWords } from "../../page/failure.tsx";
import { ServiceProvider } from "../../service/service.tsx";
import { MoonMark } from "../../shell/moon-mark.tsx";
import { OfflineNotice } from "../../shell/offline-notice.tsx";
import { LanguageSwitch, ThemeSwitch } from "../../shell/switches.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { StaffOnly } from "../sign-in/staff.tsx";
import classes from "./staff-layout.module.css";
import { StaffNavigation } from "./staff-navigation.tsx";

/** The team's pages: the ways at the side, on a narrow screen behind a button. */
export function StaffLayout() {
  const texts = useTexts();
  const own = useStaffTexts();
  const [open, { toggle, close }] = useDisclosure(false);
  const here = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page folds the ways again
  useEffect(close, [here]);
  return (
    <ServiceProvider>
      <a className="skip" href="#content">
        {texts.shell.skip}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 232, breakpoint: "md", collapsed: { mobile: !open } }}
        padding={{ base: "md", sm: "lg" }}
        className={classes.shell}
      >
        <AppShell.Header className={classes.head}>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger
                opened={open}
                onClick={toggle}
                hiddenFrom="md"
                size="sm"
                aria-label={texts.shell.menu}
                aria-expanded={open}
              />
              <Link to="/staff" className={classes.mark}>
                <MoonMark size={24} />
                Luna
                <Text span c="dimmed" visibleFrom="xs">
                  {own.shell.team}
                </Text>
              </Link>
            </Group>
            <Group gap={4} wrap="nowrap">
              <LanguageSwitch />
              <ThemeSwitch />
            </Group>
          </Group>
        </AppShell.Header>
        <StaffOnly otherwise={(content) => <Content alone>{content}</Content>}>
          <AppShell.Navbar className={classes.ways} aria-label={texts.shell.navigation}>
            <StaffNavigation />
          </AppShell.Navbar>
          <Content>
            <Outlet />
          </Content>
        </StaffOnly>
      </AppShell>
    </ServiceProvider>
  );
}

/** What the skip link leads to: behind the ways, where there are any. */
function Content({ alone, children }: { alone?: boolean; children: ReactNode }) {
  const { failures } = useStaffTexts();
  return (
    <AppShell.Main id="content" {...(alone && { px: "md" })}>
      <FailureWords value={failures}>
        <div className={classes.content}>
          <OfflineNotice />
          {children}
        </div>
      </FailureWords>
    </AppShell.Main>
  );
}
