import { own } from "@luna/contracts/own";
import { Alert, Grid, Group, Progress, Stack, Text } from "@mantine/core";
import { Heading } from "../page/heading.tsx";
import { Icon } from "../page/icon.tsx";
import { Recorder } from "../recording/recorder.tsx";
import { useRecorder } from "../recording/use-recorder.ts";
import { useStudy } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";
import { ConnectProgram } from "./connect-program.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { FinishSession } from "./finish-session.tsx";
import { PictureQuestion } from "./picture-question.tsx";
import { StopButton } from "./stop-button.tsx";
import { TaskCard } from "./task-card.tsx";
import { currentTask, hasEnded } from "./task-state.ts";
import { TaskSteps } from "./task-steps.tsx";
import { useLostFocus } from "./use-lost-focus.ts";
import { usePicture } from "./use-picture.ts";
import { personIn, type Session } from "./use-session.ts";
import { useTasks } from "./use-tasks.ts";
import { useTeam } from "./use-team.ts";

/** A session while it runs: the task at hand, the recording, who watches, and the way out. */
export function Running({ session }: { session: Session }) {
  const texts = useTexts().session;
  const language = useLanguage();
  const study = useStudy();
  const { tasks, waiting, say, report, skipRating, flush } = useTasks(session);
  const recorder = useRecorder(session);
  const picture = usePicture({ session, shared: recorder.stream, report });
  const team = useTeam(session.id, picture.ask);
  const current = currentTask(tasks);
  const heading = useLostFocus(`${current?.id} ${current?.status}`);
  const scenario = study.data?.study.scenarios.find(({ type }) => type === session.scenarioType);
  const about = (id: string) => scenario?.tasks.find((task) => task.id === id);
  const titles = Object.fromEntries(
    tasks.map(({ id, title }) => {
      const known = about(id)?.title;
      return [id, known ? inLanguage(known, language) : title];
    }),
  );
  const done = tasks.filter(hasEnded).length;
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text c="dimmed">{texts.tasksDone(done, tasks.length)}</Text>
          <ScenarioHeading session={session} />
        </div>
        <StopButton session={session} recorder={recorder} flush={flush} />
      </Group>
      <Progress
        value={Math.max(session.progress, (100 * done) / Math.max(1, tasks.length))}
        aria-label={texts.progress}
      />
      <ConnectionLine watchers={team.watchers} waiting={waiting} />
      {team.message && (
        <Alert
          title={texts.message}
          icon={<Icon name="mail" />}
          role="alert"
          withCloseButton
          onClose={team.dismiss}
        >
          {team.message}
        </Alert>
      )}
      <PictureQuestion picture={picture} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            {current ? (
              <TaskCard
                key={current.id}
                heading={heading}
                task={current}
                title={own(titles, current.id) ?? current.title}
                about={about(current.id)}
                say={say}
                skipRating={() => skipRating(current.id)}
              />
            ) : (
              <FinishSession
                heading={heading}
                session={session}
                recorder={recorder}
                flush={flush}
              />
            )}
            <TaskSteps tasks={tasks} titles={titles} current={current?.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Recorder recorder={recorder} person={personIn(session)} sessionId={session.id} />
            <ConnectProgram session={session} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function ScenarioHeading({ session }: { session: Session }) {
  const language = useLanguage();
  const { data } = useStudy();
  const scenario = data?.study.scenarios.find(({ type }) => type === session.scenarioType);
  return <Heading>{scenario ? inLanguage(scenario.title, language) : session.code}</Heading>;
}
