import { own } from "@luna/contracts/own";
import { Paper, Text, Title } from "@mantine/core";
import { Icon } from "../page/icon.tsx";
import { useTexts } from "../texts/language.ts";
import { hasEnded, type ShownTask } from "./task-state.ts";
import classes from "./task-steps.module.css";

/** All tasks in their order, and how each stands. */
export function TaskSteps(props: {
  tasks: readonly ShownTask[];
  titles: Readonly<Record<string, string>>;
  current: string | undefined;
}) {
  const texts = useTexts().session;
  return (
    <Paper p={{ base: "md", sm: "lg" }} className="card" component="section">
      <Title order={2} size="h4" mb="sm">
        {texts.tasks}
      </Title>
      <ol className={classes.steps}>
        {props.tasks.map((task, index) => (
          <li key={task.id} aria-current={task.id === props.current ? "step" : undefined}>
            <span className={classes.sign} data-status={task.status} aria-hidden>
              {hasEnded(task) ? (
                <Icon name={task.status === "completed" ? "check" : "cross"} size={16} />
              ) : (
                index + 1
              )}
            </span>
            <span>{own(props.titles, task.id)}</span>
            <Text span size="sm" c="dimmed">
              {texts.status[task.status]}
            </Text>
          </li>
        ))}
      </ol>
    </Paper>
  );
}
