import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import { Icon } from "../../page/icon.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "./availability.module.css";
import { areSound, type Hours, meant, placeOf, shown, withMore } from "./hours.ts";

/** The stretches of one day, drawn and edited. */
export function HoursEditor(props: {
  /** What the day is called. */
  day: string;
  hours: Hours;
  readOnly: boolean;
  onChange(hours: Hours): void;
}) {
  const texts = useStaffTexts().availability;
  const { day, hours, readOnly } = props;
  const more = withMore(hours);
  const set = (at: number, changed: Partial<Hours[number]>) =>
    props.onChange(hours.map((each, index) => (index === at ? { ...each, ...changed } : each)));
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        {hours.map(placeOf).map(({ start, length }) => (
          <span
            key={`${start} ${length}`}
            style={{ insetInlineStart: `${start}%`, width: `${length}%` }}
          />
        ))}
      </div>
      {hours.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.closed}
        </Text>
      )}
      {hours.map(({ from, to }, at) =>
        readOnly ? (
          <Text key={`${from} ${to}`} size="sm" className="numbers">
            {from} – {to}
          </Text>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place
          <Group key={at} gap={4} wrap="nowrap" mb={4}>
            <TextInput
              type="time"
              size="xs"
              aria-label={texts.from(day)}
              value={from}
              onChange={(event) => set(at, { from: event.currentTarget.value })}
            />
            <span aria-hidden>–</span>
            <TextInput
              type="time"
              size="xs"
              aria-label={texts.to(day)}
              value={shown(to)}
              error={!areSound(hours)}
              onChange={(event) => set(at, { to: meant(event.currentTarget.value) })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.removeFrom(day, `${from} – ${to}`)}
              onClick={() => props.onChange(hours.filter((_, index) => index !== at))}
            >
              <Icon name="cross" size={16} />
            </ActionIcon>
          </Group>
        ),
      )}
      {!readOnly && more && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={texts.addTo(day)}
          onClick={() => props.onChange(more)}
        >
          {texts.add}
        </Button>
      )}
    </div>
  );
}
