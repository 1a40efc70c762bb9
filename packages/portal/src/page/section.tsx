import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** One part of the page, with its heading. */
export function Section(props: { title: string; text?: string; id?: string; children: ReactNode }) {
  return (
    <Paper p={{ base: "md", sm: "xl" }} className="card" component="section" id={props.id}>
      <Stack gap="md">
        <Title order={2} size="h3">
          {props.title}
        </Title>
        {props.text && <Text c="dimmed">{props.text}</Text>}
        {props.children}
      </Stack>
    </Paper>
  );
}
