import { Checkbox, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Choice, SlotPicker } from "../../booking/slot-picker.tsx";
import { deviceZone, inWords } from "../../page/moment.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";

/** What the service is told of the time; undefined while none is chosen. */
export type When = { scheduledAt?: string; override?: boolean } | undefined;
type Way = "slot" | "other" | "now";

/** A free slot, a time of choice, or now. */
export function WhenPicker(props: { ways: readonly Way[]; onChange(when: When): void }) {
  const texts = useStaffTexts().sessions;
  const region = useRegion();
  const [way, setWay] = useState<Way>("slot");
  const [choice, setChoice] = useState<Choice>(() => ({ timeZone: deviceZone() }));
  const slot = choice.start;
  const [typed, setTyped] = useState("");
  const [override, setOverride] = useState(false);
  const tell = (next: { way: Way; slot?: string | undefined; typed: string; override: boolean }) =>
    props.onChange(whenOf(next));
  const at = way === "slot" ? slot : way === "other" ? instantOf(typed) : undefined;
  return (
    <Stack gap="sm">
      <Radio.Group
        label={texts.whenTitle}
        name="when"
        value={way}
        onChange={(value) => {
          setWay(value as Way);
          tell({ way: value as Way, slot, typed, override });
        }}
      >
        <Stack gap={6} mt={6}>
          {props.ways.map((each) => (
            <Radio key={each} value={each} label={texts.whenWays[each]} />
          ))}
        </Stack>
      </Radio.Group>
      {way === "slot" && (
        <SlotPicker
          choice={choice}
          onChange={(next) => {
            setChoice(next);
            tell({ way, slot: next.start, typed, override });
          }}
        />
      )}
      {way === "other" && (
        <TextInput
          type="datetime-local"
          label={texts.otherAt}
          description={texts.zone(deviceZone())}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            tell({ way, slot, typed: event.currentTarget.value, override });
          }}
        />
      )}
      {way !== "slot" && (
        <Checkbox
          label={texts.override}
          checked={override}
          onChange={(event) => {
            setOverride(event.currentTarget.checked);
            tell({ way, slot, typed, override: event.currentTarget.checked });
          }}
        />
      )}
      {way !== "now" && (
        <Text size="sm" role="status">
          {at
            ? `${texts.chosen} ${inWords(at, { region, form: "long", timeZone: choice.timeZone })}`
            : texts.chooseFirst}
        </Text>
      )}
    </Stack>
  );
}

function whenOf(given: {
  way: Way;
  slot?: string | undefined;
  typed: string;
  override: boolean;
}): When {
  const override = given.override && { override: true };
  if (given.way === "now") return { ...override };
  const scheduledAt = given.way === "slot" ? given.slot : instantOf(given.typed);
  return scheduledAt ? { scheduledAt, ...(given.way === "other" && override) } : undefined;
}

/** What is typed is a time of this device's zone. */
function instantOf(typed: string): string | undefined {
  const time = Date.parse(typed);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
