import { Stack, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Heading } from "../../page/heading.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { FilterBar } from "../table/filter-bar.tsx";
import { ChangeView } from "./change-view.tsx";
import { GroupsView } from "./groups-view.tsx";
import type { Insights } from "./insights.ts";
import { OutcomeView } from "./outcome-view.tsx";
import { ProblemsView } from "./problems-view.tsx";
import { TasksView } from "./tasks-view.tsx";
import { useStudyFilters } from "./use-study-filters.ts";

const views = {
  outcome: OutcomeView,
  tasks: TasksView,
  problems: ProblemsView,
  groups: GroupsView,
  change: ChangeView,
};
const names = Object.keys(views) as (keyof typeof views)[];

/** What the study says: every figure with its n and its interval. */
export function InsightsPage() {
  const texts = useStaffTexts().insights;
  const { client } = useStaff();
  const { filters, values, change, input } = useStudyFilters();
  const view = names.find((name) => name === values.view) ?? "outcome";
  const insights = useQuery({
    queryKey: ["staff", "insights", input],
    enabled: input !== undefined,
    queryFn: ({ signal }) => client.readInsights(input, { signal }),
  });
  return (
    <Stack gap="lg">
      <Heading size="h2">{texts.title}</Heading>
      <FilterBar filters={filters} values={values} onChange={change} />
      <Tabs
        value={view}
        onChange={(next) => change({ view: next === "outcome" || !next ? undefined : next })}
        keepMounted={false}
      >
        <Tabs.List>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {texts.views[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((name) => (
          <Tabs.Panel key={name} value={name} pt="lg">
            <QueryView query={insights} rows={8}>
              {(data) => <OneView name={name} insights={data} />}
            </QueryView>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

function OneView({ name, insights }: { name: keyof typeof views; insights: Insights }) {
  const texts = useStaffTexts().insights;
  const View = views[name];
  const { range, n, sessions, method } = insights;
  return (
    <Stack gap="lg">
      <Text c="dimmed" size="sm">
        {texts.about(n, sessions.total)}
        {range.from && range.to && ` · ${texts.range(range.from, range.to, range.timeZone)}`}
      </Text>
      <View insights={insights} />
      <details>
        <summary>{texts.method}</summary>
        <ul className="plain-list">
          {method.map((each) => (
            <li key={each}>
              <Text size="sm" c="dimmed">
                {each}
              </Text>
            </li>
          ))}
        </ul>
      </details>
    </Stack>
  );
}
