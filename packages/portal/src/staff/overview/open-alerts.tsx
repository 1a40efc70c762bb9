import type { CallAnswer } from "@luna/sdk";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Failure } from "../../page/failure.tsx";
import { Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge } from "../table/badge.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { severityTones } from "../table/severity.ts";

type Alert = CallAnswer<"listAlerts">["items"][number];

/** What nobody has seen to yet, the newest first. */
export function OpenAlerts() {
  const texts = useStaffTexts().overview;
  const { client } = useStaff();
  const alerts = useQuery({
    queryKey: ["staff", "alerts", "open"],
    queryFn: async ({ signal }) =>
      (await client.listAlerts({ open: "true", limit: 20 }, { signal })).items,
    refetchInterval: 15_000,
  });
  return (
    <Section title={texts.alerts} id="alerts">
      <QueryView query={alerts}>
        {(items) =>
          items.length === 0 ? (
            <Text c="dimmed">{texts.noAlerts}</Text>
          ) : (
            <Stack gap="md">
              {items.map((alert) => (
                <OneAlert key={alert.id} alert={alert} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

function OneAlert({ alert }: { alert: Alert }) {
  const { overview: texts, words } = useStaffTexts();
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => client.acknowledgeAlert({ id: alert.id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["staff"] }),
  });
  return (
    <div>
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <StateBadge tone={severityTones[alert.severity]}>
              {words.severity[alert.severity]}
            </StateBadge>
            <Text fw={600}>{words.alertKind[alert.kind]}</Text>
          </Group>
          <Text size="sm">{alert.message}</Text>
          <Text size="sm" c="dimmed">
            {alert.sessionId && (
              <>
                <SessionLink id={alert.sessionId}>{alert.sessionCode ?? texts.session}</SessionLink>{" "}
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
          onClick={() => acknowledge.mutate()}
        >
          {texts.acknowledge}
        </Button>
      </Group>
      {acknowledge.isError && <Failure error={acknowledge.error} />}
    </div>
  );
}
