import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { useStaffTexts } from "../../texts/staff.ts";
import { Bars } from "./bars.tsx";
import classes from "./chart.module.css";
import type { Chart } from "./chart.ts";
import { ChartTable } from "./chart-table.tsx";
import { Intervals } from "./intervals.tsx";
import { Lines } from "./lines.tsx";

/** A chart with what it means; one press shows its numbers as a table instead. */
export function ChartCard(props: {
  chart: Chart;
  /** What the figures are, in a sentence. */
  text?: string | undefined;
  order?: 2 | 3;
}) {
  const texts = useStaffTexts().chart;
  const { chart, order = 3 } = props;
  const [asTable, setAsTable] = useState(false);
  const title = useId();
  const empty = chart.items.every(({ value }) => value === null);
  return (
    <Stack gap="sm" role="group" aria-labelledby={title}>
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <div className={classes.head}>
          <Title order={order} size="h4" id={title}>
            {chart.title}
          </Title>
          {props.text && (
            <Text size="sm" c="dimmed">
              {props.text}
            </Text>
          )}
        </div>
        {!empty && (
          <Button
            variant={asTable ? "light" : "subtle"}
            size="compact-sm"
            flex="none"
            aria-pressed={asTable}
            aria-label={`${texts.asTable}: ${chart.title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {texts.asTable}
          </Button>
        )}
      </Group>
      {empty ? (
        <Text c="dimmed">{texts.noData}</Text>
      ) : asTable ? (
        <ChartTable chart={chart} />
      ) : (
        <Drawn chart={chart} />
      )}
    </Stack>
  );
}

function Drawn({ chart }: { chart: Chart }) {
  if (chart.kind === "intervals") return <Intervals chart={chart} />;
  return chart.kind === "bars" ? <Bars chart={chart} /> : <Lines chart={chart} />;
}
