import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { LinkAnchor } from "../page/link.tsx";
import { Moment } from "../page/moment.tsx";
import type { Person, PersonSession } from "../participant/participant.tsx";
import { useStudy } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";

/** One's sessions, the newest first. */
export function SessionList(props: { sessions: PersonSession[]; feedback: Person["feedback"] }) {
  const texts = useTexts().myStudy;
  const sessions = [...props.sessions].sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {texts.sessions}
      </Title>
      {sessions.length === 0 && <Text c="dimmed">{texts.noSessions}</Text>}
      <Stack gap="sm">
        {sessions.map((session) => (
          <Row
            key={session.id}
            session={session}
            answered={props.feedback.some(
              ({ sessionId, draft }) => sessionId === session.id && !draft,
            )}
          />
        ))}
      </Stack>
    </section>
  );
}

const timeOf = (session: PersonSession) => session.scheduledAt ?? session.createdAt;

function Row({ session, answered }: { session: PersonSession; answered: boolean }) {
  const texts = useTexts().myStudy;
  return (
    <Paper p="md" className="card">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>
            <ScenarioTitle type={session.scenarioType} />
          </Text>
          <Text c="dimmed" size="sm">
            <Moment at={timeOf(session)} />
          </Text>
        </div>
        <Badge variant="light" color={colors[session.status]} size="lg" tt="none">
          {texts.status[session.status]}
        </Badge>
      </Group>
      <Group gap="md" mt="xs">
        <LinkAnchor to="/sessions/$id" params={{ id: session.id }} size="sm">
          {texts.open}
        </LinkAnchor>
        {session.startedAt && (
          <LinkAnchor to="/sessions/$id/feedback" params={{ id: session.id }} size="sm">
            {answered ? texts.feedbackGiven : texts.giveFeedback}
          </LinkAnchor>
        )}
      </Group>
    </Paper>
  );
}

const colors: Record<PersonSession["status"], string> = {
  scheduled: "moon",
  confirmed: "moon",
  "in-progress": "teal",
  completed: "gray",
  failed: "gray",
  abandoned: "gray",
  cancelled: "gray",
  "no-show": "gray",
};

/** The scenario's title in the reader's language; its name while the study is on its way. */
export function ScenarioTitle({ type }: { type: PersonSession["scenarioType"] }) {
  const language = useLanguage();
  const { data } = useStudy();
  const scenario = data?.study.scenarios.find((each) => each.type === type);
  return scenario ? inLanguage(scenario.title, language) : type;
}
