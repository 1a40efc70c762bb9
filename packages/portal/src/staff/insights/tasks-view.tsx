import { Section } from "../../page/section.tsx";
import { StateCard } from "../../page/state-card.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { intervalOf } from "../chart/chart.ts";
import { ChartCard } from "../chart/chart-card.tsx";
import type { Insights } from "./insights.ts";
import { useStudyWords } from "./study-words.ts";

type Task = Insights["tasks"][number];

/** Each scenario's tasks: done, without help, in what time, how easy. */
export function TasksView({ insights }: { insights: Insights }) {
  const texts = useStaffTexts().insights;
  const titles = useStudyWords();
  const done = insights.tasks.filter(({ completion }) => completion.n > 0);
  const scenarios = [...new Set(done.map(({ scenarioType }) => scenarioType))];
  if (scenarios.length === 0) return <StateCard icon="chart" title={texts.nothing} />;
  return scenarios.map((type) => (
    <Section key={type} title={titles.scenario(type)}>
      <Charts tasks={done.filter(({ scenarioType }) => scenarioType === type)} />
    </Section>
  ));
}

function Charts({ tasks }: { tasks: readonly Task[] }) {
  const texts = useStaffTexts().insights;
  const titles = useStudyWords();
  const each = (pick: (task: Task) => Parameters<typeof intervalOf>[1]) =>
    tasks.map((task) => intervalOf(titles.task(task.id, task.title), pick(task)));
  return (
    <>
      <ChartCard
        text={texts.completionText}
        chart={{
          kind: "intervals",
          title: texts.completionChart,
          format: "share",
          max: 1,
          items: each(({ completion }) => completion),
        }}
      />
      <ChartCard
        chart={{
          kind: "intervals",
          title: texts.unaidedChart,
          format: "share",
          max: 1,
          items: each(({ unaided }) => unaided),
        }}
      />
      <ChartCard
        text={texts.timeText}
        chart={{
          kind: "intervals",
          title: texts.timeChart,
          format: "seconds",
          items: each(({ time }) => time),
        }}
      />
      <ChartCard
        text={texts.easeText}
        chart={{
          kind: "intervals",
          title: texts.easeChart,
          format: "number",
          min: 1,
          max: 7,
          target: 5.5,
          items: each(({ ease }) => ease),
        }}
      />
    </>
  );
}
