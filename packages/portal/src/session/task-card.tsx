import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type RefObject, useState } from "react";
import { Icon } from "../page/icon.tsx";
import { Scale } from "../page/scale.tsx";
import type { About } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";
import { hasEnded, type ShownTask, type TaskEvent } from "./task-state.ts";

type AboutTask = About["study"]["scenarios"][number]["tasks"][number];

/** The task at hand: what to do, when it is done, and what one can say about it. */
export function TaskCard(props: {
  /** Takes the focus where a pressed button is gone. */
  heading: RefObject<HTMLHeadingElement | null>;
  task: ShownTask;
  title: string;
  about: AboutTask | undefined;
  say(event: TaskEvent): void;
  skipRating(): void;
}) {
  const texts = useTexts().session;
  const language = useLanguage();
  const { task, about, say } = props;
  const ended = hasEnded(task);
  return (
    <Paper p={{ base: "md", sm: "xl" }} className="card" component="section" aria-live="polite">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title ref={props.heading} order={2} size="h3" tabIndex={-1} className="heading">
            {props.title}
          </Title>
          <Badge
            variant="light"
            tt="none"
            size="lg"
            color={task.status === "running" ? "teal" : "gray"}
          >
            {texts.status[task.status]}
          </Badge>
        </Group>
        {about && !ended && (
          <>
            <Text size="lg">{inLanguage(about.instruction, language)}</Text>
            <Text c="dimmed">
              <b>{texts.success}:</b> {inLanguage(about.success, language)}{" "}
              {texts.limit(about.limitMinutes)}
            </Text>
          </>
        )}
        {task.status === "pending" && (
          <Button
            size="md"
            className="narrow-full"
            onClick={() => say({ type: "task_started", task: task.id })}
          >
            {texts.start}
          </Button>
        )}
        {task.status === "running" && <RunningTask task={task.id} say={say} />}
        {ended && <Rating task={task.id} say={say} skip={props.skipRating} />}
      </Stack>
    </Paper>
  );
}

function RunningTask({ task, say }: { task: string; say(event: TaskEvent): void }) {
  const texts = useTexts().session;
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Group gap="sm">
        <Button
          size="md"
          leftSection={<Icon name="check" />}
          onClick={() => say({ type: "task_completed", task, data: { success: true } })}
        >
          {texts.done}
        </Button>
        <Button
          size="md"
          variant="light"
          leftSection={<Icon name="help" />}
          onClick={() => {
            say({ type: "help_requested", task });
            setAsked(true);
          }}
        >
          {texts.help}
        </Button>
        <Button size="md" variant="default" onClick={() => say({ type: "task_abandoned", task })}>
          {texts.giveUp}
        </Button>
      </Group>
      {asked && (
        <Alert role="status" icon={<Icon name="help" />}>
          {texts.helpAsked}
        </Alert>
      )}
    </>
  );
}

/** The single ease question, asked right after a task. */
function Rating(props: { task: string; say(event: TaskEvent): void; skip(): void }) {
  const texts = useTexts();
  const [rating, setRating] = useState<number>();
  const { task, say } = props;
  return (
    <Stack gap="md">
      <Scale
        name={`rating-${task}`}
        label={texts.session.seq}
        from={1}
        to={7}
        low={texts.session.seqLow}
        high={texts.session.seqHigh}
        value={rating}
        onChange={setRating}
      />
      <Group gap="sm">
        <Button
          disabled={rating === undefined}
          onClick={() => rating && say({ type: "task_rated", task, data: { rating } })}
        >
          {texts.states.next}
        </Button>
        <Button variant="subtle" color="gray" onClick={props.skip}>
          {texts.session.seqSkip}
        </Button>
      </Group>
    </Stack>
  );
}
