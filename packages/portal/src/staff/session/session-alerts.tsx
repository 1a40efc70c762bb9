import { Alert, Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { Failure } from "../../page/failure.tsx";
import { Icon } from "../../page/icon.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useAcknowledge } from "../overview/use-acknowledge.ts";
import { AlertMessage } from "../table/alert-message.tsx";
import { useNextFocus } from "../table/use-next-focus.ts";
import { sinceStart } from "./spans.ts";
import type { Replay } from "./use-replay.ts";
import type { Analysis } from "./use-session-view.ts";

type SessionAlert = Analysis["alerts"][number];

/** What needs somebody in this session and nobody has seen to. */
export function SessionAlerts(props: {
  alerts: readonly SessionAlert[];
  startMs: number;
  replay: Replay;
}) {
  const open = props.alerts.filter(({ acknowledgedAt }) => !acknowledgedAt);
  const { list, pressed } = useNextFocus(open.map(({ id }) => id));
  return (
    <div ref={list} aria-live="assertive">
      <Stack gap="sm">
        {open.map((alert) => (
          <OneAlert key={alert.id} {...props} alert={alert} onPress={() => pressed(alert.id)} />
        ))}
      </Stack>
    </div>
  );
}

function OneAlert(props: {
  alert: SessionAlert;
  startMs: number;
  replay: Replay;
  onPress(): void;
}) {
  const { overview, session: texts, words } = useStaffTexts();
  const { alert } = props;
  const ms = Date.parse(alert.raisedAt);
  const seen = useAcknowledge(alert.id);
  return (
    <Alert
      color={alert.severity === "high" ? "red" : "yellow"}
      icon={<Icon name="alert" />}
      title={words.alertKind[alert.kind]}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" className="breakable">
          <UnstyledButton
            onClick={() => props.replay.seek(ms)}
            aria-label={texts.goTo(sinceStart(ms, props.startMs))}
          >
            <Text span size="sm" td="underline" className="numbers">
              {sinceStart(ms, props.startMs)}
            </Text>
          </UnstyledButton>{" "}
          <AlertMessage alert={alert} />
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={seen.isPending}
          aria-label={`${overview.acknowledge}: ${words.alertKind[alert.kind]}`}
          data-acknowledge
          onClick={() => {
            props.onPress();
            seen.mutate();
          }}
        >
          {overview.acknowledge}
        </Button>
      </Group>
      {seen.isError && <Failure error={seen.error} />}
    </Alert>
  );
}
