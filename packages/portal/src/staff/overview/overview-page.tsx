import type { CallAnswer } from "@luna/sdk";
import { Paper, Progress, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Heading } from "../../page/heading.tsx";
import { Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";

/** The study at a glance. */
export function OverviewPage() {
  const texts = useStaffTexts().overview;
  const { client } = useStaff();
  const overview = useQuery({
    queryKey: ["staff", "overview"],
    queryFn: ({ signal }) => client.readOverview({}, { signal }),
    refetchInterval: 15_000,
  });
  return (
    <Stack gap="lg">
      <Heading size="h2">{texts.title}</Heading>
      <QueryView query={overview} rows={6}>
        {(data) => (
          <>
            <Text c="dimmed" size="sm">
              {texts.asOf} <Moment at={data.at} />
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
              <Figure name={texts.live} value={data.active} />
              <Figure name={texts.struggling} value={data.struggling} />
              <Figure name={texts.alerts} value={data.alerts} />
              <Figure name={texts.today} value={data.today.scheduled} />
            </SimpleGrid>
            <Funnel stages={data.funnel} />
          </>
        )}
      </QueryView>
    </Stack>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <Paper p="md" className="card">
      <Text c="dimmed" size="sm">
        {name}
      </Text>
      <Text fz={34} fw={650} lh={1.2} className="numbers">
        {value}
      </Text>
    </Paper>
  );
}

function Funnel({ stages }: { stages: CallAnswer<"readOverview">["funnel"] }) {
  const texts = useStaffTexts().overview;
  const first = stages[0]?.count ?? 0;
  return (
    <Paper p="lg" className="card">
      <Title order={2} size="h4" mb="md">
        {texts.funnel}
      </Title>
      <Stack gap="sm">
        {stages.map(({ stage, count }) => (
          <div key={stage}>
            <Text size="sm" display="flex" style={{ justifyContent: "space-between" }}>
              <span>{texts.stages[stage] ?? stage}</span>
              <b className="numbers">{count}</b>
            </Text>
            <Progress
              value={first > 0 ? (100 * count) / first : 0}
              aria-label={texts.stages[stage] ?? stage}
            />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
