import { Text } from "@mantine/core";
import { Section } from "../../page/section.tsx";
import { StateCard } from "../../page/state-card.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { intervalOf } from "../chart/chart.ts";
import { useWritten } from "../chart/use-written.ts";
import { DataTable } from "../table/data-table.tsx";
import { DifferenceVerdict, useDifference } from "./compared.tsx";
import type { Insights } from "./insights.ts";
import { measures } from "./measures.ts";

type Measure = keyof typeof measures;

/** What has changed against as many days just before. */
export function ChangeView({ insights }: { insights: Insights }) {
  const texts = useStaffTexts().insights;
  const say = useWritten();
  const difference = useDifference();
  const { change } = insights;
  if (!change)
    return (
      <StateCard icon="calendar" title={texts.chooseRange}>
        {texts.chooseRangeText}
      </StateCard>
    );
  const { before } = change;
  const written = (figures: Parameters<(typeof measures)["sus"]["of"]>[0], measure: Measure) =>
    say.interval(intervalOf("", measures[measure].of(figures)), measures[measure].format);
  return (
    <Section title={texts.changeTitle} text={texts.changeText(before.from, before.to)}>
      <DataTable
        label={texts.changeTitle}
        rows={change.comparisons.filter(({ measure }) => measure in measures)}
        keyOf={({ measure }) => measure}
        columns={[
          {
            id: "measure",
            title: texts.measure,
            cell: ({ measure }) => texts.measures[measure as Measure],
          },
          {
            id: "now",
            title: texts.now,
            cell: ({ measure }) => written(insights, measure as Measure),
          },
          {
            id: "before",
            title: texts.before,
            cell: ({ measure }) => written(before, measure as Measure),
          },
          { id: "difference", title: texts.difference, numeric: true, cell: difference },
          {
            id: "verdict",
            title: texts.verdict,
            cell: (comparison) => <DifferenceVerdict comparison={comparison} />,
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        {texts.changeNote}
      </Text>
    </Section>
  );
}
