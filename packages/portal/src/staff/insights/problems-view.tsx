import { Text } from "@mantine/core";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { intervalOf } from "../chart/chart.ts";
import { ChartCard } from "../chart/chart-card.tsx";
import { useWritten } from "../chart/use-written.ts";
import { DataTable } from "../table/data-table.tsx";
import type { Insights } from "./insights.ts";
import { useStudyWords } from "./study-words.ts";

/** What went wrong for how many people, and how much is still to be found. */
export function ProblemsView({ insights }: { insights: Insights }) {
  const { insights: texts, words } = useStaffTexts();
  const titles = useStudyWords();
  const say = useWritten();
  const { errorGroups, hotSpots, discovery, signals } = insights;
  const ruleName = (rule: string) =>
    words.struggleRule[rule as keyof typeof words.struggleRule] ?? rule;
  return (
    <>
      <Section title={texts.hotSpots} text={texts.hotSpotsText}>
        {hotSpots.length === 0 ? (
          <Text c="dimmed">{texts.nothingFound}</Text>
        ) : (
          <ChartCard
            chart={{
              kind: "intervals",
              title: texts.hotSpotsChart,
              format: "share",
              max: 1,
              items: hotSpots
                .slice(0, 12)
                .map(({ rule, task, title, people }) =>
                  intervalOf(
                    [ruleName(rule), task && titles.task(task, title)].filter(Boolean).join(" · "),
                    people,
                  ),
                ),
            }}
          />
        )}
      </Section>
      <Section title={texts.errors} text={texts.errorsText}>
        {errorGroups.length === 0 ? (
          <Text c="dimmed">{texts.nothingFound}</Text>
        ) : (
          <DataTable
            label={texts.errors}
            rows={errorGroups}
            keyOf={({ fingerprint }) => fingerprint}
            columns={[
              { id: "message", title: texts.error, cell: ({ message }) => message },
              { id: "code", title: texts.code, cell: ({ code }) => code ?? "–" },
              {
                id: "task",
                title: texts.task,
                cell: ({ task }) => (task ? titles.task(task) : "–"),
              },
              {
                id: "people",
                title: texts.people,
                cell: ({ people }) => say.interval(intervalOf("", people), "share"),
              },
              { id: "count", title: texts.timesSeen, numeric: true, cell: ({ count }) => count },
            ]}
          />
        )}
      </Section>
      <Section title={texts.discovery} text={texts.discoveryText}>
        {discovery.n === 0 ? (
          <Text c="dimmed">{texts.nothing}</Text>
        ) : (
          <>
            <ChartCard
              chart={{
                kind: "bars",
                title: texts.discoveryChart(discovery.n),
                format: "share",
                items: discovery.met.map(({ said, hits, share }) => ({
                  label: texts.hits(Math.round(1 / hits), said),
                  value: share,
                })),
              }}
            />
            {discovery.frequency !== undefined && (
              <Text>
                {texts.found(
                  discovery.problems,
                  say.value(discovery.discovered, "share"),
                  say.value(discovery.frequency, "share"),
                )}{" "}
                {discovery.peopleFor
                  ?.filter(({ people }) => people !== undefined)
                  .map(({ share, people }) =>
                    texts.peopleFor(say.value(share, "share"), people ?? 0),
                  )
                  .join(" ")}
              </Text>
            )}
          </>
        )}
      </Section>
      <Section title={texts.precision} text={texts.precisionText}>
        <ChartCard
          chart={{
            kind: "intervals",
            title: texts.precisionChart,
            format: "share",
            max: 1,
            items: signals.map(({ rule, precision }) => intervalOf(ruleName(rule), precision)),
          }}
        />
      </Section>
    </>
  );
}
