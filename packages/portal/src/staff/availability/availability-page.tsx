import { type CallAnswer, isApiError } from "@luna/sdk";
import { Alert, NumberInput, Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Heading } from "../../page/heading.tsx";
import { Icon } from "../../page/icon.tsx";
import { zoneNames } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { AskBeforeLeaving } from "./ask-before-leaving.tsx";
import classes from "./availability.module.css";
import { Exceptions } from "./exceptions.tsx";
import { type Availability, areSound, weekdays } from "./hours.ts";
import { HoursEditor } from "./hours-editor.tsx";
import { NoLongerFit } from "./no-longer-fit.tsx";
import { SaveBar, type Stand } from "./save-bar.tsx";

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
        {(data) => <Editor read={data} />}
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

/** What somebody has changed, and what they saw when they began. */
interface Edit {
  from: Read;
  changed: Partial<Availability>;
}

function Editor({ read }: { read: Read }) {
  const texts = useStaffTexts().availability;
  const { client, may } = useStaff();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<Edit>();
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  const held = edit?.from ?? read;
  const zones = useMemo(() => zoneNames(held.availability.timeZone), [held]);
  const wanted: Availability = { ...held.availability, ...edit?.changed };
  const readOnly = !may("setAvailability");
  const days = [
    ...Object.values(wanted.openingHours),
    ...wanted.exceptions.map(({ hours }) => hours),
  ];
  const sound = days.every((hours) => areSound(hours ?? []));
  const changed = JSON.stringify(wanted) !== JSON.stringify(held.availability);
  const readAnew = () => queryClient.invalidateQueries({ queryKey: key });
  const save = useMutation({
    mutationFn: ({ ifMatch }: { ifMatch?: number; sent: Edit | undefined }) =>
      client.setAvailability(wanted, ifMatch === undefined ? {} : { ifMatch }),
    onSuccess: async ({ availability, noLongerFit }, { sent }) => {
      setUnfit(noLongerFit);
      void queryClient.invalidateQueries({ queryKey: ["availability"] });
      queryClient.setQueryData<Read>(key, { availability, version: held.version });
      await readAnew();
      const from = queryClient.getQueryData<Read>(key) ?? read;
      // What was changed while it was being saved stays to be saved.
      setEdit((now) => (now === sent ? undefined : now && { ...now, from }));
    },
  });
  const set = (part: Partial<Availability>) => {
    if (save.isSuccess) save.reset();
    setEdit({ from: held, changed: { ...edit?.changed, ...part } });
  };
  const discard = () => {
    setEdit(undefined);
    save.reset();
  };
  const stale = isApiError(save.error, "stale") || isApiError(save.error, "concurrent_change");
  const stand: Stand = save.isPending
    ? "saving"
    : stale
      ? "stale"
      : !sound
        ? "faults"
        : save.isError
          ? "failed"
          : changed
            ? "unsaved"
            : save.isSuccess
              ? "saved"
              : "as-held";
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
      {!readOnly && (
        <SaveBar
          stand={stand}
          error={save.error}
          onSave={() => save.mutate({ ifMatch: held.version, sent: edit })}
          onDiscard={discard}
          onTakeTheirs={() => {
            discard();
            void readAnew();
          }}
          onKeepMine={() => save.mutate({ sent: edit })}
        >
          {unfit.length > 0 && <NoLongerFit ids={unfit} />}
        </SaveBar>
      )}
      <AskBeforeLeaving unsaved={changed} />
    </>
  );
}
