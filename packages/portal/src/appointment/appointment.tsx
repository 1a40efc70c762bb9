import { Paper, Stack, Text } from "@mantine/core";
import { ScenarioTitle } from "../my-study/session-list.tsx";
import { Heading } from "../page/heading.tsx";
import { Moment } from "../page/moment.tsx";
import { personIn, type Session } from "../session/use-session.ts";
import { useTexts } from "../texts/language.ts";
import { Afterwards, isOver } from "./afterwards.tsx";
import classes from "./appointment.module.css";
import { Begin } from "./begin.tsx";
import { Choices } from "./choices.tsx";

/** A session's time, the choice to come, move or not, and the way in when it is time. */
export function Appointment(props: { session: Session; wish?: "confirm" | "cancel" | undefined }) {
  const { session } = props;
  const texts = useTexts();
  const person = personIn(session);
  return (
    <Stack gap="lg">
      <div>
        <Text c="dimmed">
          <ScenarioTitle type={session.scenarioType} />
        </Text>
        <Heading>
          {person ? texts.myStudy.hello(person.firstName) : texts.appointment.title}
        </Heading>
      </div>
      <Paper p={{ base: "md", sm: "xl" }} className="card">
        <Stack gap="lg">
          <Facts session={session} />
          <Text role="status" size="lg">
            {texts.appointment.status[session.status]}
          </Text>
          {session.dataDeleted && <Text>{texts.appointment.dataDeleted}</Text>}
          {session.deletionWaits && <Text>{texts.appointment.deletionWaits}</Text>}
          {isOver(session) && <Afterwards session={session} />}
          <Choices session={session} cancelling={props.wish === "cancel"} />
        </Stack>
      </Paper>
      <Begin session={session} />
    </Stack>
  );
}

function Facts({ session }: { session: Session }) {
  const texts = useTexts().appointment;
  // What was planned is of no use once it has taken place.
  if (isOver(session) && session.startedAt)
    return (
      <dl className={classes.facts}>
        <div>
          <dt>{texts.began}</dt>
          <dd>
            <Moment at={session.startedAt} form="long" />
          </dd>
        </div>
      </dl>
    );
  return (
    <dl className={classes.facts}>
      {session.scheduledAt && (
        <div>
          <dt>{texts.when}</dt>
          <dd>
            <Moment at={session.scheduledAt} form="long" />
          </dd>
        </div>
      )}
      <div>
        <dt>{texts.howLong}</dt>
        <dd>{texts.minutes(session.durationMinutes)}</dd>
      </div>
      {session.meetingUrl && (
        <div>
          <dt>{texts.meeting}</dt>
          <dd>
            <a href={session.meetingUrl} rel="noreferrer" target="_blank">
              {texts.meetingLink}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
