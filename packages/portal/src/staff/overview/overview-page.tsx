import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Heading } from "../../page/heading.tsx";
import { Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { Goals } from "../insights/goals.tsx";
import { useStaff } from "../sign-in/staff.tsx";
import { Figure } from "./figure.tsx";
import { Funnel } from "./funnel.tsx";
import { MailHealth } from "./mail-health.tsx";
import { OpenAlerts } from "./open-alerts.tsx";
import { SessionsNow } from "./sessions-now.tsx";
import { Today } from "./today.tsx";

/** The study at a glance: what needs somebody now, then how it stands. */
export function OverviewPage() {
  const texts = useStaffTexts();
  const own = texts.overview;
  const { client } = useStaff();
  const overview = useQuery({
    queryKey: ["staff", "overview"],
    queryFn: ({ signal }) => client.readOverview({}, { signal }),
    refetchInterval: 15_000,
  });
  const insights = useQuery({
    queryKey: ["staff", "insights", {}],
    queryFn: ({ signal }) => client.readInsights({}, { signal }),
  });
  return (
    <Stack gap="lg">
      <Heading size="h2">{own.title}</Heading>
      <QueryView query={overview} rows={6}>
        {(data) => (
          <>
            <Text c="dimmed" size="sm">
              {own.asOf} <Moment at={data.at} />
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
              <Figure name={own.live} value={data.active} to="/staff/live" />
              <Figure
                name={own.struggling}
                value={data.struggling}
                to="/staff/live"
                tone={data.struggling > 0 ? "look" : undefined}
              />
              <Figure
                name={own.alerts}
                value={data.alerts}
                to="#alerts"
                tone={data.alerts > 0 ? "look" : undefined}
              />
              <Today today={data.today} at={data.at} />
            </SimpleGrid>
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" className="uneven">
              <OpenAlerts />
              <SessionsNow running={data.running} next={data.next} />
            </SimpleGrid>
          </>
        )}
      </QueryView>
      <Section title={texts.goals.title} text={texts.goals.text}>
        <QueryView query={insights} rows={7}>
          {({ goals }) => <Goals goals={goals} />}
        </QueryView>
      </Section>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" className="uneven">
        {overview.data && <Funnel stages={overview.data.funnel} />}
        <MailHealth />
      </SimpleGrid>
    </Stack>
  );
}
