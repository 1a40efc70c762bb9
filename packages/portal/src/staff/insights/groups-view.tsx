import { Alert, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { Section } from "../../page/section.tsx";
import { StateCard } from "../../page/state-card.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { intervalOf } from "../chart/chart.ts";
import { ChartCard } from "../chart/chart-card.tsx";
import { useWritten } from "../chart/use-written.ts";
import { DataTable } from "../table/data-table.tsx";
import { DifferenceVerdict, useDifference } from "./compared.tsx";
import type { Insights } from "./insights.ts";
import { measures } from "./measures.ts";
import { useStudyWords } from "./study-words.ts";

type Measure = keyof typeof measures;

/** Groups held against each other by one measure at a time; all its pairs are corrected together. */
export function GroupsView({ insights }: { insights: Insights }) {
  const texts = useStaffTexts().insights;
  const [measure, setMeasure] = useState<Measure>("completion");
  const { groups, experiment } = insights;
  if (groups.length === 0) return <StateCard icon="people" title={texts.oneGroup} />;
  return (
    <>
      <NativeSelect
        label={texts.measure}
        maw={320}
        value={measure}
        data={(Object.keys(measures) as Measure[]).map((value) => ({
          value,
          label: texts.measures[value],
        }))}
        onChange={(event) => setMeasure(event.currentTarget.value as Measure)}
      />
      {experiment && <Experiment experiment={experiment} />}
      {groups.map((group) => (
        <OneDimension key={group.by} group={group} measure={measure} />
      ))}
    </>
  );
}

function OneDimension(props: { group: Insights["groups"][number]; measure: Measure }) {
  const texts = useStaffTexts().insights;
  const titles = useStudyWords();
  const difference = useDifference();
  const { by, values, comparisons } = props.group;
  const { of, format, max } = measures[props.measure];
  const pairs = comparisons.filter(({ measure }) => measure === props.measure);
  return (
    <Section title={texts.dimensions[by]}>
      <ChartCard
        chart={{
          kind: "intervals",
          title: texts.measures[props.measure],
          format,
          ...(max !== undefined && { max }),
          items: values.map((group) => intervalOf(titles.group(by, group.value), of(group))),
        }}
      />
      <DataTable
        label={texts.comparisons}
        rows={pairs}
        keyOf={({ groups }) => groups?.join(" ") ?? ""}
        columns={[
          {
            id: "pair",
            title: texts.pair,
            cell: ({ groups }) =>
              groups?.map((value) => titles.group(by, value)).join(` ${texts.against} `),
          },
          { id: "n", title: "n", numeric: true, cell: ({ n }) => n.join(" / ") },
          { id: "difference", title: texts.difference, numeric: true, cell: difference },
          {
            id: "verdict",
            title: texts.verdict,
            cell: (comparison) => <DifferenceVerdict comparison={comparison} />,
          },
        ]}
      />
    </Section>
  );
}

/** A mismatch of what came out and what was meant makes every comparison of the variants doubtful. */
function Experiment({ experiment }: { experiment: NonNullable<Insights["experiment"]> }) {
  const texts = useStaffTexts().insights;
  const say = useWritten();
  const { title, variants, balance } = experiment;
  const line = variants
    .map(({ id, n, expected }) => texts.variantCount(id, n, say.value(expected, "number")))
    .join(", ");
  if (balance.balanced === false)
    return (
      <Alert color="red" title={texts.unbalanced}>
        {title}: {line}
      </Alert>
    );
  return (
    <Text size="sm" c="dimmed">
      {texts.experiment} {title}: {line}
    </Text>
  );
}
