import { Alert, Grid, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { Failure } from "../../page/failure.tsx";
import { Heading } from "../../page/heading.tsx";
import { Icon } from "../../page/icon.tsx";
import { LinkAnchor } from "../../page/link.tsx";
import { Loading } from "../../page/loading.tsx";
import { Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { FileTable } from "../files/file-table.tsx";
import { useStudyWords } from "../insights/study-words.ts";
import { sessionTones } from "../participants/tones.ts";
import { SessionActions } from "../sessions/session-actions.tsx";
import { whoIn } from "../sessions/who-in.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge } from "../table/badge.tsx";
import { Archive } from "./archive.tsx";
import { entriesOf } from "./entries.ts";
import { Facts } from "./facts.tsx";
import { Feedback } from "./feedback.tsx";
import { LiveBar } from "./live-bar.tsx";
import { Measures } from "./measures.tsx";
import { Notes } from "./notes.tsx";
import { Player } from "./player.tsx";
import { Screenshots } from "./screenshots.tsx";
import { SessionAlerts } from "./session-alerts.tsx";
import { Struggles } from "./struggles.tsx";
import { Tasks } from "./tasks.tsx";
import { Timeline } from "./timeline.tsx";
import { useEvents } from "./use-events.ts";
import { useReplay } from "./use-replay.ts";
import {
  type SessionView,
  sessionKeys,
  useAnalysis,
  useNotes,
  useSessionView,
} from "./use-session-view.ts";

/** One session: as it happens while it runs, and afterwards whatever came of it. */
export function SessionPage() {
  const { id } = useParams({ from: "/staff/sessions/$id" });
  const texts = useStaffTexts().sessions;
  const session = useSessionView(id);
  return (
    <Stack gap="lg">
      <LinkAnchor to="/staff/sessions" size="sm" className="back">
        <Icon name="left" size={16} />
        {texts.title}
      </LinkAnchor>
      <QueryView query={session} rows={8}>
        {(data) => <Everything key={data.id} session={data} />}
      </QueryView>
    </Stack>
  );
}

function Everything({ session }: { session: SessionView }) {
  const { lists, sessions, words } = useStaffTexts();
  const { scenario } = useStudyWords();
  const { may } = useStaff();
  const { scheduledAt, startedAt, createdAt, status } = session;
  return (
    <>
      <Group justify="space-between" gap="md" align="flex-start">
        <div>
          <Group gap="sm">
            <Heading size="h2">{`${session.code} · ${scenario(session.scenarioType)}`}</Heading>
            <StateBadge tone={sessionTones[status]}>{words.sessionStatus[status]}</StateBadge>
            {session.outcome && (
              <StateBadge tone="plain">
                {`${sessions.outcome}: ${words.outcome[session.outcome]}`}
              </StateBadge>
            )}
          </Group>
          <Text c="dimmed" mt={4}>
            <LinkAnchor
              to="/staff/participants/$id"
              params={{ id: session.participantId }}
              inherit
              underline="always"
            >
              {whoIn(session)}
            </LinkAnchor>{" "}
            · <Moment at={scheduledAt ?? startedAt ?? createdAt} form="long" />
          </Text>
        </div>
        <SessionActions session={session} />
      </Group>
      {!may("createSession") && <Alert icon={<Icon name="eye" />}>{lists.observerNote}</Alert>}
      {startedAt ? (
        <Started session={session} startMs={beginningOf(session, startedAt)} />
      ) : (
        <Facts session={session} />
      )}
    </>
  );
}

/** Where times are counted from, ms: a program may tell of what it did before it was connected. */
const beginningOf = ({ tasks }: SessionView, startedAt: string): number =>
  Math.min(
    ...[startedAt, ...tasks.flatMap((task) => task.startedAt ?? [])].map((time) =>
      Date.parse(time),
    ),
  );

function Started({ session, startMs }: { session: SessionView; startMs: number }) {
  const texts = useStaffTexts();
  const { may } = useStaff();
  const queryClient = useQueryClient();
  const live = session.status === "in-progress";
  const stream = useEvents(session.id, live);
  const analysis = useAnalysis(session.id);
  const notes = useNotes(session.id);
  const replay = useReplay();
  const { id } = session;
  // The end moves the outcome and the measures.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of the status
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: sessionKeys.analysis(id) });
  }, [session.status, id, queryClient]);
  const files = session.files ?? [];
  const { struggles = [], alerts = [] } = analysis.data ?? {};
  const entries = entriesOf({
    session,
    events: stream.events ?? [],
    struggles,
    alerts,
    notes: notes.data ?? [],
  });
  const place = { startMs, replay };
  return (
    <>
      {live && <LiveBar startMs={startMs} stream={stream} />}
      <SessionAlerts alerts={alerts} {...place} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <Player files={files} live={live} replay={replay} />
            {stream.error !== undefined && <Failure error={stream.error} onRetry={stream.retry} />}
            {stream.events === undefined && stream.error === undefined ? (
              <Loading rows={6} />
            ) : (
              <Timeline entries={entries} live={live} cut={stream.cut} {...place} />
            )}
            <Screenshots files={files} {...place} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="lg">
            <Notes id={id} live={live} {...place} />
            {analysis.isError && (
              <Failure error={analysis.error} onRetry={() => analysis.refetch()} />
            )}
            <Struggles id={id} struggles={struggles} {...place} />
            <Facts session={session} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Tasks session={session} analysis={analysis.data} startMs={startMs} />
      {analysis.data && <Measures analysis={analysis.data} />}
      <Feedback feedback={session.feedback} />
      <Section title={texts.files.title}>
        <FileTable filters={{ sessionId: id }} label={texts.files.title} />
      </Section>
      {may("archiveSession") && !live && <Archive id={id} code={session.code} />}
    </>
  );
}
