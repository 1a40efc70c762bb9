import type { CallInput } from "@luna/sdk";
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { addDays, dayIn, dayInWords } from "../../booking/week.ts";
import { Icon } from "../../page/icon.tsx";
import { deviceZone, Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { sessionTones } from "../participants/tones.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { everyPage } from "../table/every-page.ts";
import { SessionLink } from "../table/session-link.tsx";
import { endOfDay, mondayOf, startOfDay } from "./days.ts";
import classes from "./session-week.module.css";
import type { ListedSession } from "./sessions-page.tsx";
import { whoIn } from "./who-in.ts";

type Filters = Omit<CallInput<"listSessions">, "cursor" | "limit">;

/** A week of sessions in the zone of this device, a column a day; on a narrow screen the days below each other. */
export function SessionWeek(props: {
  filters: Filters;
  /** Any day of the week; this one where none is said. */
  week: string | undefined;
  onWeek(monday: string | undefined): void;
}) {
  const own = useStaffTexts().sessions;
  const region = useRegion();
  const { client } = useStaff();
  const today = dayIn(Date.now(), deviceZone());
  const first = mondayOf(startOfDay(props.week) && props.week ? props.week : today);
  const days = Array.from({ length: 7 }, (_, at) => addDays(first, at));
  const range = {
    from: startOfDay(first) ?? "",
    to: endOfDay(addDays(first, 6)) ?? "",
  };
  const filters: Filters = { ...props.filters, ...range };
  const sessions = useQuery({
    queryKey: ["staff", "sessions", "week", filters],
    queryFn: async ({ signal }) => {
      const { items } = await everyPage<ListedSession>((cursor) =>
        client.listSessions({ ...filters, limit: 100, ...cursor }, { signal }),
      );
      return items.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
    },
    refetchInterval: 60_000,
  });
  const named = (date: string) => dayInWords(date, region, { day: "numeric", month: "long" });
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Button
          variant="default"
          aria-label={own.previous}
          onClick={() => props.onWeek(addDays(first, -7))}
        >
          <Icon name="left" />
        </Button>
        <Button
          variant="default"
          aria-label={own.later}
          onClick={() => props.onWeek(addDays(first, 7))}
        >
          <Icon name="right" />
        </Button>
        <Title order={2} size="h4" aria-live="polite">
          {own.weekOf(named(first), named(addDays(first, 6)))}
        </Title>
        {first !== mondayOf(today) && (
          <Button variant="subtle" onClick={() => props.onWeek(undefined)}>
            {own.thisWeek}
          </Button>
        )}
      </Group>
      <QueryView query={sessions} rows={6}>
        {(all) => (
          <div className={classes.week}>
            {days.map((day) => (
              <Day
                key={day}
                day={day}
                isToday={day === today}
                sessions={all.filter((each) => dayIn(timeOf(each), deviceZone()) === day)}
              />
            ))}
          </div>
        )}
      </QueryView>
    </Stack>
  );
}

const timeOf = ({ scheduledAt, startedAt, createdAt }: ListedSession) =>
  scheduledAt ?? startedAt ?? createdAt;

function Day(props: { day: string; isToday: boolean; sessions: ListedSession[] }) {
  const { sessions: own, words } = useStaffTexts();
  const { scenario } = useStudyWords();
  const region = useRegion();
  const empty = props.sessions.length === 0;
  return (
    <section className={classes.day} data-today={props.isToday} data-empty={empty}>
      <Title order={3} size="sm">
        {dayInWords(props.day, region, { weekday: "short", day: "numeric", month: "short" })}
      </Title>
      {empty && (
        <Text size="sm" c="dimmed">
          <span className="unseen">{own.noneThatDay}</span>
          <span aria-hidden>–</span>
        </Text>
      )}
      {!empty && (
        <ul className={classes.sessions}>
          {props.sessions.map((session) => (
            <li
              key={session.id}
              className={classes.session}
              data-tone={sessionTones[session.status]}
            >
              <Text size="sm" fw={600}>
                <Moment at={timeOf(session)} form="time" />
              </Text>
              <SessionLink id={session.id} size="sm" underline="always">
                {session.code}
              </SessionLink>
              <Text size="sm" className="breakable">
                {whoIn(session)}
              </Text>
              <Text size="xs" c="dimmed">
                {scenario(session.scenarioType)} · {own.minutes(session.durationMinutes)} ·{" "}
                {words.sessionStatus[session.status]}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
