import type { CallInput } from "@luna/sdk";
import { Group, NativeSelect, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Moment } from "../../page/moment.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge } from "../table/badge.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { severityTones } from "../table/severity.ts";
import { useSessionCodes } from "../table/use-session-codes.ts";
import { useTeam } from "../table/use-team.ts";
import type { Issue } from "./issues-page.tsx";

const shownSessions = 5;

/** A change that was not saved, by the title of its issue; undefined when another one is tried. */
export type FailedChange = { title: string; error: unknown } | undefined;
type TellFailure = (failed: FailedChange) => void;

/** One problem: whom it met, how lately, and how far it has been dealt with. */
export function IssueCard({ issue, tell }: { issue: Issue; tell: TellFailure }) {
  const { issues: texts, words } = useStaffTexts();
  const titles = useStudyWords();
  const { may } = useStaff();
  const codes = useSessionCodes();
  const { sessions } = issue;
  return (
    <Paper p="md" className="card" component="article">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text fw={600} lang="en" className="breakable">
            {issue.title}
          </Text>
          <StateBadge tone={severityTones[issue.severity]}>
            {words.severity[issue.severity]}
          </StateBadge>
        </Group>
        <Text size="sm">
          {texts.met(sessions.length, issue.count)}
          {issue.task && ` · ${titles.task(issue.task)}`}
        </Text>
        <Text size="sm" c="dimmed">
          {[...issue.segments.map((each) => words.segment[each]), ...issue.systems].join(", ")}
        </Text>
        <Text size="sm" c="dimmed">
          {texts.lastSeen} <Moment at={issue.lastSeenAt} />
        </Text>
        {sessions.length > 0 && (
          <Group gap="xs" fz="sm">
            {sessions.slice(0, shownSessions).map((id, at) => (
              <SessionLink key={id} id={id}>
                {codes(id) ?? texts.session(at + 1)}
              </SessionLink>
            ))}
            {sessions.length > shownSessions && (
              <Text size="sm" c="dimmed">
                {texts.more(sessions.length - shownSessions)}
              </Text>
            )}
          </Group>
        )}
        {may("updateIssue") && <Handling issue={issue} tell={tell} />}
      </Stack>
    </Paper>
  );
}

/** What researchers say of it. */
function Handling({ issue, tell }: { issue: Issue; tell: TellFailure }) {
  const { issues: texts, words } = useStaffTexts();
  const { client } = useStaff();
  const team = useTeam();
  const queryClient = useQueryClient();
  const update = useMutation({
    mutationFn: (changed: Omit<CallInput<"updateIssue">, "id">) =>
      client.updateIssue({ id: issue.id, ...changed }, { ifMatch: issue.version }),
    // Not here: whoever was first may have moved the card to another column, which makes it anew.
    onMutate: () => tell(undefined),
    onError: (error) => tell({ title: issue.title, error }),
    // Also when somebody else was first: then the board shows what they said.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["staff", "issues"] }),
  });
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Group gap="xs" grow>
        <NativeSelect
          size="xs"
          aria-label={`${texts.status}: ${issue.title}`}
          disabled={update.isPending}
          value={issue.status}
          data={options(words.issueStatus)}
          onChange={(event) =>
            update.mutate({ status: event.currentTarget.value as Issue["status"] })
          }
        />
        <NativeSelect
          size="xs"
          aria-label={`${texts.severity}: ${issue.title}`}
          disabled={update.isPending}
          value={issue.severity}
          data={options(words.severity)}
          onChange={(event) =>
            update.mutate({ severity: event.currentTarget.value as Issue["severity"] })
          }
        />
      </Group>
      <NativeSelect
        size="xs"
        aria-label={`${texts.assignee}: ${issue.title}`}
        disabled={update.isPending}
        value={issue.assigneeId ?? ""}
        data={[
          { value: "", label: texts.nobody },
          ...team.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => update.mutate({ assigneeId: event.currentTarget.value || null })}
      />
    </>
  );
}
