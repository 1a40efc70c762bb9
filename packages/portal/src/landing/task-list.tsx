import { Text, Title } from "@mantine/core";
import type { About } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";
import classes from "./landing.module.css";

/** The tasks of the first session. */
export function TaskList({ study }: { study: About["study"] }) {
  const texts = useTexts().landing;
  const language = useLanguage();
  const first = study.scenarios.find(({ type }) => type === study.plan[0]);
  if (!first) return null;
  return (
    <section>
      <Title order={2} mb="lg">
        {texts.whatYouDo}
      </Title>
      <ol className={classes.tasks}>
        {first.tasks.map((task) => (
          <li key={task.id}>
            <div className={classes.taskHead}>
              <Title order={3} size="h5">
                {inLanguage(task.title, language)}
              </Title>
              <Text size="sm" c="dimmed" className="numbers">
                {texts.upTo(task.limitMinutes)}
              </Text>
            </div>
            <Text c="dimmed">{inLanguage(task.instruction, language)}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
