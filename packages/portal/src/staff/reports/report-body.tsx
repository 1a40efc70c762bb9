import { Stack, Text, Title } from "@mantine/core";
import { Moment } from "../../page/moment.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import type { Report } from "../chart/chart.ts";
import { ChartCard } from "../chart/chart-card.tsx";
import { ReportTable } from "./report-table.tsx";

/** A report as the service makes it. */
export function ReportBody({ report }: { report: Report }) {
  const texts = useStaffTexts().reports;
  const { range } = report;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{report.title}</Title>
        <Text c="dimmed" size="sm">
          {report.study} ·{" "}
          {range.from && range.to ? texts.range(range.from, range.to) : texts.allTime} (
          {range.timeZone}) · n = {report.n} · <Moment at={report.generatedAt} />
        </Text>
      </div>
      {report.sections.map(({ title, text, charts, tables }) => (
        <Section key={title} title={title}>
          {text.map((each) => (
            <Text key={each}>{each}</Text>
          ))}
          {charts.map((chart) => (
            <ChartCard key={chart.title} chart={chart} />
          ))}
          {tables.map((table) => (
            <ReportTable key={table.title} table={table} />
          ))}
        </Section>
      ))}
      <ul className="plain-list">
        {report.method.map((each) => (
          <li key={each}>
            <Text size="sm" c="dimmed">
              {each}
            </Text>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
