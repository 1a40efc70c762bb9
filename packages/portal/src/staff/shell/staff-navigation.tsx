import { AppShell, Button, NavLink, ScrollArea, Text } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import { Icon } from "../../page/icon.tsx";
import { useService } from "../../service/service.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { signOutStaff } from "../sign-in/user-manager.ts";
import { places } from "./places.ts";

/** The ways that this member of the team may go, and who it is. */
export function StaffNavigation() {
  const texts = useStaffTexts();
  const { shell } = useTexts();
  const { config } = useService();
  const { me, may } = useStaff();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <>
      <AppShell.Section grow component={ScrollArea}>
        {places
          .filter(({ needs }) => may(needs))
          .map(({ to, name, icon, exact }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              activeOptions={{ exact: exact ?? false }}
              label={texts.places[name]}
              leftSection={<Icon name={icon} />}
              active={exact ? here === to : here.startsWith(to)}
            />
          ))}
      </AppShell.Section>
      <AppShell.Section pt="sm">
        <Text fw={600} size="sm" px="xs">
          {me.name}
        </Text>
        <Text c="dimmed" size="sm" px="xs" mb={4}>
          {texts.roles[me.role as keyof typeof texts.roles]}
        </Text>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          onClick={() => signOutStaff(config)}
        >
          {shell.signOut}
        </Button>
      </AppShell.Section>
    </>
  );
}
