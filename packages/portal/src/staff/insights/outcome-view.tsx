import { SimpleGrid } from "@mantine/core";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { intervalOf } from "../chart/chart.ts";
import { ChartCard } from "../chart/chart-card.tsx";
import { Goals } from "./goals.tsx";
import type { Insights } from "./insights.ts";
import { useStudyWords } from "./study-words.ts";

/** Goals first, then what they rest on. */
export function OutcomeView({ insights }: { insights: Insights }) {
  const { goals: goalTexts, insights: texts } = useStaffTexts();
  const titles = useStudyWords();
  const { goals, rates, times, scores, funnel } = insights;
  const named = <Name extends string>(names: Readonly<Record<Name, string>>) =>
    Object.entries(names) as [Name, string][];
  return (
    <>
      <Section title={goalTexts.title} text={goalTexts.text}>
        <Goals goals={goals} />
      </Section>
      <Section title={texts.ratesTitle}>
        <ChartCard
          text={texts.ratesText}
          chart={{
            kind: "intervals",
            title: texts.ratesChart,
            format: "share",
            max: 1,
            items: named(texts.rates).map(([name, label]) => intervalOf(label, rates[name])),
          }}
        />
        <ChartCard
          text={texts.funnelText}
          chart={{
            kind: "bars",
            title: texts.funnel,
            format: "count",
            items: funnel.map(({ stage, title, count }) => ({
              label: texts.stages[stage] ?? titles.task(stage, title),
              value: count,
            })),
          }}
        />
      </Section>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" className="uneven">
        <Section title={texts.timesTitle}>
          <ChartCard
            text={texts.timesText(times.leftOut)}
            chart={{
              kind: "intervals",
              title: texts.timesChart,
              format: "seconds",
              items: [
                intervalOf(texts.times.installation, times.installation),
                intervalOf(texts.times.session, times.session),
              ],
            }}
          />
          <ChartCard
            text={texts.frictionText}
            chart={{
              kind: "intervals",
              title: texts.frictionChart,
              format: "number",
              items: [intervalOf(texts.scores.friction, scores.friction)],
            }}
          />
        </Section>
        <Section title={texts.scoresTitle}>
          <ChartCard
            text={
              scores.sus.mean === undefined
                ? texts.susText
                : texts.susGrade(scores.sus.grade ?? "", Math.round(scores.sus.percentile ?? 0))
            }
            chart={{
              kind: "intervals",
              title: texts.susChart,
              format: "number",
              max: 100,
              items: [
                intervalOf(texts.scores.sus, scores.sus),
                intervalOf(texts.scores.umuxLite, scores.umuxLite),
              ],
            }}
          />
          <ChartCard
            chart={{
              kind: "intervals",
              title: texts.ratingChart,
              format: "number",
              min: 1,
              max: 10,
              items: [intervalOf(texts.scores.installRating, scores.installRating)],
            }}
          />
          <ChartCard
            chart={{
              kind: "intervals",
              title: texts.trustChart,
              format: "number",
              min: 1,
              max: 5,
              items: [intervalOf(texts.scores.trustLevel, scores.trustLevel)],
            }}
          />
          <ChartCard
            text={texts.npsText(scores.nps.promoters, scores.nps.passives, scores.nps.detractors)}
            chart={{
              kind: "intervals",
              title: texts.npsChart,
              format: "number",
              min: -1,
              max: 1,
              items: [intervalOf(texts.scores.nps, scores.nps)],
            }}
          />
        </Section>
      </SimpleGrid>
    </>
  );
}
