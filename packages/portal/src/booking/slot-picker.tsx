import { Button, Chip, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Icon } from "../page/icon.tsx";
import { inWords, zoneNames } from "../page/moment.tsx";
import { QueryView } from "../page/query-view.tsx";
import { StateCard } from "../page/state-card.tsx";
import { usePublicClient } from "../service/service.tsx";
import { useRegion, useTexts } from "../texts/language.ts";
import classes from "./slot-picker.module.css";
import { addDays, type Day, dayIn, dayInWords, spanOf, weekOf } from "./week.ts";

export interface Choice {
  /** An instant, once one is chosen. */
  start?: string | undefined;
  /** The first day of the week that is shown; today where not said. */
  first?: string | undefined;
  timeZone: string;
}

/** A week of free times in a zone of choice; one group of radio buttons, so that arrow keys walk through it. */
export function SlotPicker(props: { choice: Choice; onChange(next: Choice): void }) {
  const texts = useTexts().booking;
  const region = useRegion();
  const client = usePublicClient();
  const { choice, onChange } = props;
  const { timeZone } = choice;
  const today = dayIn(Date.now(), timeZone);
  const first = choice.first && choice.first > today ? choice.first : today;
  const zones = useMemo(() => zoneNames(), []);
  const week = useQuery({
    queryKey: ["availability", first, timeZone],
    queryFn: ({ signal }) => client.readAvailability({ ...spanOf(first), timeZone }, { signal }),
    select: ({ slots }) => weekOf(first, slots, timeZone),
    staleTime: 30_000,
  });
  const show = (day: string) => onChange({ timeZone, first: day });
  const named = (date: string) => dayInWords(date, region, { day: "numeric", month: "long" });
  return (
    <Paper p={{ base: "md", sm: "lg" }} className="card">
      <Stack gap="md">
        <Group justify="space-between" align="flex-end" gap="sm">
          <Group gap="xs">
            <Button
              variant="default"
              aria-label={texts.previous}
              disabled={first <= today}
              onClick={() => show(addDays(first, -7))}
            >
              <Icon name="left" />
            </Button>
            <Button
              variant="default"
              aria-label={texts.later}
              onClick={() => show(addDays(first, 7))}
            >
              <Icon name="right" />
            </Button>
            <Title order={2} size="h4" aria-live="polite">
              {texts.week(named(first), named(addDays(first, 6)))}
            </Title>
          </Group>
          <Select
            label={texts.zone}
            data={zones}
            value={timeZone}
            searchable
            allowDeselect={false}
            limit={60}
            onChange={(zone) => zone && onChange({ ...choice, timeZone: zone })}
            w={{ base: "100%", xs: 260 }}
          />
        </Group>
        <QueryView query={week} rows={4}>
          {(days) => (
            <>
              <Chip.Group
                value={choice.start ?? ""}
                onChange={(start: string) => onChange({ ...choice, start })}
              >
                <fieldset className={classes.week}>
                  <legend className="unseen">{texts.free}</legend>
                  {days.map((day) => (
                    <DayColumn key={day.date} day={day} timeZone={timeZone} />
                  ))}
                </fieldset>
              </Chip.Group>
              {days.every(({ slots }) => slots.length === 0) && (
                <NothingFree after={addDays(first, 7)} timeZone={timeZone} onFound={show} />
              )}
            </>
          )}
        </QueryView>
      </Stack>
    </Paper>
  );
}

function DayColumn({ day, timeZone }: { day: Day; timeZone: string }) {
  const texts = useTexts().booking;
  const region = useRegion();
  return (
    <div className={classes.day} data-empty={day.slots.length === 0}>
      <Title order={3} size="sm" className={classes.name}>
        <span>{dayInWords(day.date, region, { weekday: "short" })}</span>
        <span>{dayInWords(day.date, region, { day: "numeric", month: "short" })}</span>
      </Title>
      {day.slots.length === 0 && (
        <Text c="dimmed" size="sm" className={classes.none}>
          <span className="unseen">{texts.none}</span>
          <span aria-hidden>–</span>
        </Text>
      )}
      <div className={classes.slots}>
        {day.slots.map(({ start }) => (
          <Chip
            key={start}
            // One group for the keyboard too: one stop of Tab, and arrows within.
            name="slot"
            value={start}
            variant="light"
            radius="md"
            icon={null}
            aria-label={inWords(start, { region, form: "long", timeZone })}
            classNames={{ label: classes.slot ?? "", iconWrapper: classes.icon ?? "" }}
          >
            {new Intl.DateTimeFormat(region, { timeStyle: "short", timeZone }).format(
              new Date(start),
            )}
          </Chip>
        ))}
      </div>
    </div>
  );
}

/** Looks further ahead, so that nobody has to leaf through empty weeks. */
function NothingFree(props: { after: string; timeZone: string; onFound(day: string): void }) {
  const texts = useTexts().booking;
  const client = usePublicClient();
  const next = useQuery({
    queryKey: ["availability", "next", props.after],
    queryFn: async ({ signal }) => {
      const from = new Date(`${props.after}T00:00:00Z`).toISOString();
      const to = new Date(Date.parse(from) + 60 * 86_400_000).toISOString();
      const { slots } = await client.readAvailability({ from, to }, { signal });
      return slots.find(({ free }) => free > 0)?.start ?? null;
    },
  });
  const start = next.data;
  return (
    <StateCard
      icon="calendar"
      title={start === null ? texts.noneAtAll : texts.noneInWeek}
      actions={
        start && (
          <Button variant="light" onClick={() => props.onFound(dayIn(start, props.timeZone))}>
            {texts.nextFree}
          </Button>
        )
      }
    />
  );
}
