import type { CallAnswer } from "@luna/sdk";
import { Button, Group, Stack, Text } from "@mantine/core";
import { Failure } from "../../page/failure.tsx";
import { Loading } from "../../page/loading.tsx";
import { Moment } from "../../page/moment.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { AlertMessage } from "../table/alert-message.tsx";
import { StateBadge } from "../table/badge.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { severityTones } from "../table/severity.ts";
import { useNextFocus } from "../table/use-next-focus.ts";
import { usePages } from "../table/use-pages.ts";
import { useAcknowledge } from "./use-acknowledge.ts";

type Alert = CallAnswer<"listAlerts">["items"][number];

/** What nobody has seen to yet, the newest first. */
export function OpenAlerts() {
  const { overview: texts, lists } = useStaffTexts();
  const { client } = useStaff();
  const pages = usePages<Alert>(
    ["staff", "alerts", "open"],
    (cursor, signal) =>
      client.listAlerts({ open: "true", limit: 6, ...(cursor && { cursor }) }, { signal }),
    { everyMs: 15_000 },
  );
  const { items, hasNextPage } = pages;
  const { list, pressed } = useNextFocus(items?.map(({ id }) => id) ?? []);
  return (
    <Section title={texts.alerts} id="alerts">
      {pages.isError && <Failure error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending && <Loading rows={4} height={44} />}
      {items?.length === 0 && !hasNextPage && <Text c="dimmed">{texts.noAlerts}</Text>}
      {items && items.length > 0 && (
        <Stack ref={list} gap="md">
          {items.map((alert) => (
            <OneAlert key={alert.id} alert={alert} onPress={() => pressed(alert.id)} />
          ))}
        </Stack>
      )}
      {hasNextPage && (
        <Button
          variant="light"
          className="narrow-full"
          loading={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {lists.more}
        </Button>
      )}
    </Section>
  );
}

function OneAlert({ alert, onPress }: { alert: Alert; onPress(): void }) {
  const { overview: texts, words } = useStaffTexts();
  const acknowledge = useAcknowledge(alert.id);
  return (
    <div>
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <div className="breakable">
          <Group gap="xs">
            <StateBadge tone={severityTones[alert.severity]}>
              {words.severity[alert.severity]}
            </StateBadge>
            <Text fw={600}>{words.alertKind[alert.kind]}</Text>
          </Group>
          <Text size="sm">
            <AlertMessage alert={alert} />
          </Text>
          <Text size="sm" c="dimmed">
            {alert.sessionId && (
              <>
                <SessionLink id={alert.sessionId} underline="always">
                  {alert.sessionCode ?? texts.session}
                </SessionLink>{" "}
                ·{" "}
              </>
            )}
            <Moment at={alert.lastAt} />
            {alert.count > 1 && ` · ${texts.times(alert.count)}`}
          </Text>
        </div>
        <Button
          variant="light"
          size="compact-sm"
          flex="none"
          loading={acknowledge.isPending}
          aria-label={`${texts.acknowledge}: ${words.alertKind[alert.kind]}`}
          data-acknowledge
          onClick={() => {
            onPress();
            acknowledge.mutate();
          }}
        >
          {texts.acknowledge}
        </Button>
      </Group>
      {acknowledge.isError && <Failure error={acknowledge.error} />}
    </div>
  );
}
