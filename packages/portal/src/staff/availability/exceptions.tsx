import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { dayInWords } from "../../booking/week.ts";
import { Icon } from "../../page/icon.tsx";
import { Section } from "../../page/section.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "./availability.module.css";
import type { Availability } from "./hours.ts";
import { HoursEditor } from "./hours-editor.tsx";

type Days = Availability["exceptions"];

/** Days with hours of their own. */
export function Exceptions(props: {
  exceptions: Days;
  readOnly: boolean;
  onChange(exceptions: Days): void;
}) {
  const texts = useStaffTexts().availability;
  const region = useRegion();
  const [date, setDate] = useState("");
  const { exceptions, readOnly, onChange } = props;
  const taken = exceptions.some((each) => each.date === date);
  const add = () => {
    onChange([...exceptions, { date, hours: [] }].sort((a, b) => (a.date < b.date ? -1 : 1)));
    setDate("");
  };
  return (
    <Section title={texts.exceptions} text={texts.exceptionsText}>
      {exceptions.length === 0 && <Text c="dimmed">{texts.noExceptions}</Text>}
      <div className={classes.week}>
        {exceptions.map((each) => {
          const day = dayInWords(each.date, region, { dateStyle: "full" });
          return (
            <Stack key={each.date} gap={0}>
              <Group justify="space-between" wrap="nowrap">
                <Text fw={600}>{day}</Text>
                {!readOnly && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={texts.removeException(day)}
                    onClick={() => onChange(exceptions.filter((other) => other !== each))}
                  >
                    <Icon name="cross" size={16} />
                  </ActionIcon>
                )}
              </Group>
              <HoursEditor
                day={day}
                hours={each.hours}
                readOnly={readOnly}
                onChange={(hours) =>
                  onChange(exceptions.map((other) => (other === each ? { ...each, hours } : other)))
                }
              />
            </Stack>
          );
        })}
      </div>
      {!readOnly && (
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label={texts.date}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <Button variant="light" disabled={!date || taken} onClick={add}>
            {texts.addException}
          </Button>
        </Group>
      )}
    </Section>
  );
}
