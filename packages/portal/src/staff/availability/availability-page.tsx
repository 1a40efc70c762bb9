import { type CallAnswer, isApiError } from "@luna/sdk";
import {
  Alert,
  Button,
  Group,
  NumberInput,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Failure } from "../../page/failure.tsx";
import { Heading } from "../../page/heading.tsx";
import { Icon } from "../../page/icon.tsx";
import { zoneNames } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { SessionLink } from "../table/session-link.tsx";
import classes from "./availability.module.css";
import { Exceptions } from "./exceptions.tsx";
import { type Availability, areSound, weekdays } from "./hours.ts";
import { HoursEditor } from "./hours-editor.tsx";

type Read = CallAnswer<"readOpeningHours">;
const key = ["staff", "opening-hours"];

/** When sessions can be booked, how long they are, and how many at once. */
export function AvailabilityPage() {
  const texts = useStaffTexts().availability;
  const { client } = useStaff();
  const read = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.readOpeningHours({}, { signal }),
    // What somebody edits must not change beneath them: a newer version is told when it is saved.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Stack gap="lg">
      <div>
        <Heading size="h2">{texts.title}</Heading>
        <Text c="dimmed" mt={4}>
          {texts.text}
        </Text>
      </div>
      <QueryView query={read} rows={8}>
        {(data) => <Editor key={data.version} held={data} />}
      </QueryView>
    </Stack>
  );
}

const numbers = [
  { name: "slotMinutes", label: "slot", min: 15, max: 480, step: 15 },
  { name: "capacity", label: "capacity", min: 1, max: 100, step: 1 },
  { name: "bufferMinutes", label: "buffer", min: 0, max: 240, step: 5 },
  { name: "minimumNoticeHours", label: "notice", min: 0, max: 720, step: 1 },
  { name: "horizonDays", label: "horizon", min: 1, max: 365, step: 1 },
] as const;

function Editor({ held }: { held: Read }) {
  const texts = useStaffTexts().availability;
  const { client, may } = useStaff();
  const queryClient = useQueryClient();
  const zones = useMemo(() => zoneNames(held.availability.timeZone), [held]);
  const [edited, setEdited] = useState<Partial<Availability>>({});
  const wanted: Availability = { ...held.availability, ...edited };
  const readOnly = !may("setAvailability");
  const set = (changed: Partial<Availability>) => setEdited({ ...edited, ...changed });
  const days = [
    ...Object.values(wanted.openingHours),
    ...wanted.exceptions.map(({ hours }) => hours),
  ];
  const sound = days.every((hours) => areSound(hours ?? []));
  const changed = JSON.stringify(wanted) !== JSON.stringify(held.availability);
  const readAnew = () => queryClient.invalidateQueries({ queryKey: key });
  const save = useMutation({
    mutationFn: (ifMatch: number | undefined) =>
      client.setAvailability(wanted, ifMatch === undefined ? {} : { ifMatch }),
    onSuccess: ({ availability, noLongerFit }) => {
      setEdited({});
      queryClient.setQueryData(["staff", "no-longer-fit"], noLongerFit);
      queryClient.setQueryData<Read>(key, { availability, version: held.version });
      return Promise.all([
        readAnew(),
        queryClient.invalidateQueries({ queryKey: ["availability"] }),
      ]);
    },
  });
  const stale = isApiError(save.error, "stale") || isApiError(save.error, "concurrent_change");
  return (
    <>
      {readOnly && <Alert icon={<Icon name="eye" />}>{texts.readOnly}</Alert>}
      <Section title={texts.week} text={texts.zone(wanted.timeZone)}>
        <div className={classes.week}>
          {weekdays.map((day) => (
            <div key={day}>
              <Title order={3} size="h5">
                {texts.weekdays[day]}
              </Title>
              <HoursEditor
                day={texts.weekdays[day]}
                hours={wanted.openingHours[day] ?? []}
                readOnly={readOnly}
                onChange={(hours) =>
                  set({ openingHours: { ...wanted.openingHours, [day]: hours } })
                }
              />
            </div>
          ))}
        </div>
      </Section>
      <Section title={texts.settings}>
        <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
          <Select
            label={texts.zoneLabel}
            data={zones}
            value={wanted.timeZone}
            searchable
            allowDeselect={false}
            limit={60}
            readOnly={readOnly}
            onChange={(timeZone) => timeZone && set({ timeZone })}
          />
          {numbers.map(({ name, label, ...bounds }) => (
            <NumberInput
              key={name}
              label={texts[label]}
              {...bounds}
              allowDecimal={false}
              clampBehavior="blur"
              readOnly={readOnly}
              value={wanted[name]}
              onChange={(value) => typeof value === "number" && set({ [name]: value })}
            />
          ))}
        </SimpleGrid>
      </Section>
      <Exceptions
        exceptions={wanted.exceptions}
        readOnly={readOnly}
        onChange={(exceptions) => set({ exceptions })}
      />
      {stale && (
        <Alert color="yellow" icon={<Icon name="alert" />} title={texts.stale} role="alert">
          <Group gap="sm">
            <Button
              variant="default"
              onClick={() => {
                setEdited({});
                save.reset();
                void readAnew();
              }}
            >
              {texts.takeTheirs}
            </Button>
            <Button color="red" onClick={() => save.mutate(undefined)}>
              {texts.keepMine}
            </Button>
          </Group>
        </Alert>
      )}
      {save.isError && !stale && <Failure error={save.error} />}
      <NoLongerFit />
      {!readOnly && (changed || save.isPending) && (
        <Paper p="md" shadow="md" className={`card ${classes.save}`}>
          <Group justify="space-between" gap="sm">
            <Text role="status" c={sound ? "dimmed" : "var(--mantine-color-error)"} size="sm">
              {sound ? texts.unsaved : texts.faults}
            </Text>
            <Group gap="sm">
              <Button variant="default" onClick={() => setEdited({})}>
                {texts.discard}
              </Button>
              <Button
                loading={save.isPending}
                disabled={!sound}
                onClick={() => save.mutate(held.version)}
              >
                {texts.save}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </>
  );
}

/** What the last saving left outside of the opening hours; known as long as the page stays. */
function NoLongerFit() {
  const texts = useStaffTexts().availability;
  const ids = useQuery<string[]>({ queryKey: ["staff", "no-longer-fit"], enabled: false }).data;
  if (!ids) return null;
  return (
    <Alert color={ids.length > 0 ? "yellow" : "teal"} role="status" title={texts.saved}>
      {ids.length > 0 && (
        <>
          {texts.noLongerFit(ids.length)}{" "}
          {ids.map((id, at) => (
            <span key={id}>
              {at > 0 && ", "}
              <SessionLink id={id} underline="always">
                {String(at + 1)}
              </SessionLink>
            </span>
          ))}
        </>
      )}
    </Alert>
  );
}
