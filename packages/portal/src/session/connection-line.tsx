import { Badge, Group, Text } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { Icon } from "../page/icon.tsx";
import { useTexts } from "../texts/language.ts";

/** Who watches, and whether what one does arrives: said as it is. */
export function ConnectionLine(props: { watchers: number | undefined; waiting: number }) {
  const texts = useTexts().session;
  const { online } = useNetwork();
  return (
    <Group gap="lg" role="status" aria-live="polite">
      <Group gap={6} wrap="nowrap">
        <Icon name="eye" size={18} />
        <Text size="sm">{texts.watchers(online ? props.watchers : undefined)}</Text>
        {online && (props.watchers ?? 0) > 0 && (
          <Badge color="teal" variant="light" size="sm">
            live
          </Badge>
        )}
      </Group>
      <Group gap={6} wrap="nowrap">
        <Icon name={online ? "check" : "offline"} size={18} />
        <Text size="sm">{online ? texts.online : texts.offline}</Text>
      </Group>
      {props.waiting > 0 && (
        <Group gap={6} wrap="nowrap">
          <Icon name="clock" size={18} />
          <Text size="sm">{texts.unsent(props.waiting)}</Text>
        </Group>
      )}
    </Group>
  );
}
