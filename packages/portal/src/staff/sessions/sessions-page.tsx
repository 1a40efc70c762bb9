import type { CallAnswer, CallInput } from "@luna/sdk";
import { Alert, Button, Group, Stack, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { Heading } from "../../page/heading.tsx";
import { Icon } from "../../page/icon.tsx";
import { deviceZone } from "../../page/moment.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { CsvButton } from "../table/csv-button.tsx";
import { type Filter, FilterBar } from "../table/filter-bar.tsx";
import { PagedTable } from "../table/paged-table.tsx";
import { useHeld } from "../table/use-held.ts";
import { usePages } from "../table/use-pages.ts";
import { endOfDay, startOfDay } from "./days.ts";
import { NewSession } from "./new-session.tsx";
import { useSessionColumns } from "./session-columns.tsx";
import { SessionWeek } from "./session-week.tsx";

export type ListedSession = CallAnswer<"listSessions">["items"][number];
type Filters = Omit<CallInput<"listSessions">, "cursor" | "limit">;

const systems = { Windows: "Windows", macOS: "macOS", Linux: "Linux" };

/** Everything that is booked, runs or has been, as a list or a week. */
export function SessionsPage() {
  const texts = useStaffTexts();
  const own = texts.sessions;
  const { may } = useStaff();
  const { values, change } = useHeld();
  const [planning, setPlanning] = useState(false);
  const { view, week, from, to, status, ...rest } = values;
  const narrowed = {
    ...rest,
    ...(status && { status: [status] }),
  } as Filters;
  const ranged: Filters = {
    ...narrowed,
    ...(startOfDay(from) && { from: startOfDay(from) }),
    ...(endOfDay(to) && { to: endOfDay(to) }),
    sort: "scheduledAt",
  };
  const isWeek = view === "week";
  const filters = useFilters(isWeek);
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Heading size="h2">{own.title}</Heading>
        <Group gap="sm">
          {!isWeek && <CsvButton list="listSessions" input={ranged} name="sessions" />}
          {may("createSession") && (
            <Button
              leftSection={<Icon name="calendar" size={18} />}
              onClick={() => setPlanning(true)}
            >
              {own.create}
            </Button>
          )}
        </Group>
      </Group>
      {!may("createSession") && (
        <Alert icon={<Icon name="eye" />}>{texts.lists.observerNote}</Alert>
      )}
      <FilterBar filters={filters} values={values} onChange={change} />
      <Tabs
        value={isWeek ? "week" : "list"}
        onChange={(next) => change({ view: next === "week" ? "week" : undefined })}
        keepMounted={false}
      >
        <Tabs.List aria-label={own.views}>
          <Tabs.Tab value="list">{own.list}</Tabs.Tab>
          <Tabs.Tab value="week">{own.week}</Tabs.Tab>
        </Tabs.List>
        <Text c="dimmed" size="sm" mt="md">
          {own.zone(deviceZone())}
        </Text>
        <Tabs.Panel value="list" pt="md">
          <SessionTable filters={ranged} filtered={filters.some(({ name }) => values[name])} />
        </Tabs.Panel>
        <Tabs.Panel value="week" pt="md">
          <SessionWeek
            filters={narrowed}
            week={week}
            onWeek={(monday) => change({ week: monday })}
          />
        </Tabs.Panel>
      </Tabs>
      <NewSession opened={planning} onClose={() => setPlanning(false)} />
    </Stack>
  );
}

function SessionTable({ filters, filtered }: { filters: Filters; filtered: boolean }) {
  const own = useStaffTexts().sessions;
  const { client } = useStaff();
  const pages = usePages<ListedSession>(["staff", "sessions", filters], (cursor, signal) =>
    client.listSessions({ ...filters, ...(cursor && { cursor }) }, { signal }),
  );
  return (
    <Stack gap="md">
      <PagedTable
        label={own.title}
        pages={pages}
        columns={useSessionColumns()}
        keyOf={({ id }) => id}
        filtered={filtered}
        empty={own.empty}
      />
    </Stack>
  );
}

/** A week has its days already. */
function useFilters(isWeek: boolean): Filter[] {
  const { sessions: own, words, participants } = useStaffTexts();
  const { scenario } = useStudyWords();
  const scenarios = Object.fromEntries(
    scenarioTypes.map((type) => [type, scenario(type)] as const),
  );
  return [
    { kind: "choice", name: "status", label: own.status, options: words.sessionStatus },
    { kind: "choice", name: "scenarioType", label: own.scenario, options: scenarios },
    { kind: "choice", name: "segment", label: participants.segment, options: words.segment },
    { kind: "choice", name: "operatingSystem", label: participants.system, options: systems },
    { kind: "choice", name: "observerId", label: own.mine, options: own.mineOptions },
    ...(isWeek
      ? []
      : ([
          { kind: "date", name: "from", label: own.from },
          { kind: "date", name: "to", label: own.to },
        ] as const)),
  ];
}

const scenarioTypes = ["first-time", "daily-usage", "problem-recovery"] as const;
