import { Paper, Stack, Text, Title } from "@mantine/core";
import type { LinkProps } from "@tanstack/react-router";
import { LinkButton } from "../page/link.tsx";
import { Moment } from "../page/moment.tsx";
import { useTexts } from "../texts/language.ts";
import type { NextStep } from "./next-step.ts";

/** The one thing to do now, said in a sentence and with one button. */
export function NextStepCard({ next }: { next: NextStep }) {
  const texts = useTexts().myStudy;
  const { title, text, button } = texts.steps[next.step];
  const way = wayTo(next);
  return (
    <Paper p={{ base: "md", sm: "xl" }} className="card" component="section">
      <Stack gap="sm">
        <Text c="dimmed" size="sm" fw={500}>
          {texts.next}
        </Text>
        <Title order={2} size="h3">
          {title}
        </Title>
        {"session" in next && next.session.scheduledAt && next.step !== "feedback" && (
          <Text fw={600}>
            <Moment at={next.session.scheduledAt} form="long" />
          </Text>
        )}
        <Text c="dimmed">{text}</Text>
        {way && button && (
          <LinkButton {...way} size="md" mt="xs" className="narrow-full">
            {button}
          </LinkButton>
        )}
      </Stack>
    </Paper>
  );
}

function wayTo(next: NextStep): Pick<LinkProps, "to" | "params"> | undefined {
  switch (next.step) {
    case "screening":
      return { to: "/screening" };
    case "consent":
      return { to: "/consent" };
    case "booking":
      return { to: "/book" };
    case "feedback":
      return { to: "/sessions/$id/feedback", params: { id: next.session.id } };
    case "join":
    case "running":
    case "resume":
    case "appointment":
      return { to: "/sessions/$id", params: { id: next.session.id } };
    default:
      return undefined;
  }
}
