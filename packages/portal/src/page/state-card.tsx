import { Group, Paper, Stack, Text, ThemeIcon } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** What stands where content would: nothing there yet, not allowed, not reached. */
export function StateCard(props: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  alert?: boolean;
}) {
  return (
    <Paper p={{ base: "md", sm: "lg" }} className="card" {...(props.alert && { role: "alert" })}>
      <Group align="flex-start" gap="md" wrap="nowrap">
        <ThemeIcon size={40} radius="xl" variant="light" aria-hidden>
          <Icon name={props.icon} />
        </ThemeIcon>
        <Stack gap={6} miw={0}>
          <Text fw={600}>{props.title}</Text>
          {props.children && (
            <Text component="div" c="dimmed">
              {props.children}
            </Text>
          )}
          {props.actions && (
            <Group gap="sm" mt="xs">
              {props.actions}
            </Group>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}
