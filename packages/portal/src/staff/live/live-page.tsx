import { Group, Paper, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { Failure } from "../../page/failure.tsx";
import { Heading } from "../../page/heading.tsx";
import { LinkButton } from "../../page/link.tsx";
import { Loading } from "../../page/loading.tsx";
import { StateCard } from "../../page/state-card.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { OpenAlerts } from "../overview/open-alerts.tsx";
import { elapsed } from "../session/spans.ts";
import { StateBadge } from "../table/badge.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { ConnectionBadge } from "./connection-badge.tsx";
import classes from "./live.module.css";
import { useRealtime, useServiceNow } from "./use-realtime.ts";
import { type OpenAlert, type RunningSession, useWall } from "./use-wall.ts";

/** What runs right now, whoever struggles first. */
export function LivePage() {
  const texts = useStaffTexts().live;
  const { sessions, alerts, state, error } = useWall();
  const alertsOf = (id: string) => alerts.filter(({ sessionId }) => sessionId === id);
  const ordered = [...(sessions ?? [])].sort(
    (a, b) =>
      alertsOf(b.id).length - alertsOf(a.id).length ||
      ((a.startedAt ?? "") < (b.startedAt ?? "") ? -1 : 1),
  );
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <div>
          <Heading size="h2">{texts.title}</Heading>
          <Text c="dimmed" mt={4}>
            {texts.text}
          </Text>
        </div>
        <ConnectionBadge state={state} />
      </Group>
      {error && <Failure error={error} />}
      {!sessions && !error && <Loading rows={4} height={80} />}
      {sessions && <Figures count={sessions.length} />}
      {sessions?.length === 0 && (
        <StateCard
          icon="live"
          title={texts.none}
          actions={
            <LinkButton to="/staff/sessions" variant="light">
              {texts.toSessions}
            </LinkButton>
          }
        >
          {texts.noneText}
        </StateCard>
      )}
      {ordered.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} className="uneven">
          {ordered.map((session) => (
            <Running key={session.id} session={session} alerts={alertsOf(session.id)} />
          ))}
        </SimpleGrid>
      )}
      <OpenAlerts />
    </Stack>
  );
}

function Figures({ count }: { count: number }) {
  const texts = useStaffTexts().live;
  const now = useRealtime(15_000).data?.figures;
  return (
    <Text c="dimmed" size="sm">
      {texts.running(count)}
      {now && ` · ${texts.perMinute(now.eventsPerMinute)} · ${texts.watchers(now.watchers)}`}
      {now && now.activeSessions > count && ` · ${texts.cut}`}
    </Text>
  );
}

function Running({ session, alerts }: { session: RunningSession; alerts: readonly OpenAlert[] }) {
  const { live: texts, words } = useStaffTexts();
  const { scenario, task } = useStudyWords();
  const now = useServiceNow(1000);
  const running = session.tasks.find(({ status }) => status === "running");
  const startMs = Date.parse(session.startedAt ?? session.createdAt);
  return (
    <Paper p="md" className={`card ${classes.session}`} data-struggling={alerts.length > 0}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <SessionLink id={session.id} className={classes.link ?? ""} fw={650}>
            {session.code}
          </SessionLink>
          <Text className="numbers">{elapsed(now, startMs)}</Text>
        </Group>
        <Text size="sm">
          {session.participantCode} · {scenario(session.scenarioType)}
        </Text>
        <Text size="sm" c="dimmed">
          {texts.task}: {running ? task(running.id, running.title) : texts.noTask}
        </Text>
        <Progress value={session.progress} aria-label={`${texts.progress}: ${session.code}`} />
        {alerts.length > 0 && (
          <Group gap={6} aria-label={texts.alertsOf(alerts.length)} role="group">
            {alerts.map(({ id, kind, severity }) => (
              <StateBadge key={id} tone={severity === "high" ? "bad" : "look"}>
                {words.alertKind[kind]}
              </StateBadge>
            ))}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
