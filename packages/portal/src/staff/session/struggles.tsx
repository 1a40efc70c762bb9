import { Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure } from "../../page/failure.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge } from "../table/badge.tsx";
import { severityTones } from "../table/severity.ts";
import classes from "./session.module.css";
import { sinceStart } from "./spans.ts";
import type { Replay } from "./use-replay.ts";
import { type Analysis, sessionKeys } from "./use-session-view.ts";

type Struggle = Analysis["struggles"][number];

/** Where the rules found somebody struggling; a researcher's verdict counts more than theirs. */
export function Struggles(props: {
  id: string;
  struggles: readonly Struggle[];
  startMs: number;
  replay: Replay;
}) {
  const texts = useStaffTexts().session;
  const found = props.struggles.filter(({ state }) => state !== "retracted");
  return (
    <Section title={texts.struggles}>
      {found.length === 0 && <Text c="dimmed">{texts.noStruggles}</Text>}
      <ul className={classes.items} aria-live="polite">
        {found.map((struggle) => (
          <li key={struggle.key} className={classes.item}>
            <OneStruggle {...props} struggle={struggle} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneStruggle(props: { id: string; struggle: Struggle; startMs: number; replay: Replay }) {
  const { session: texts, words } = useStaffTexts();
  const { task: taskTitle } = useStudyWords();
  const { client, may } = useStaff();
  const queryClient = useQueryClient();
  const { struggle } = props;
  const judge = useMutation({
    mutationFn: (verdict: "struggle" | "not-a-struggle") =>
      client.judgeStruggle({ id: props.id, key: struggle.key, verdict }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionKeys.analysis(props.id) }),
  });
  const ms = Date.parse(struggle.from);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <StateBadge tone={severityTones[struggle.severity]}>
          {words.severity[struggle.severity]}
        </StateBadge>
        <Text fw={600}>{words.struggleRule[struggle.rule]}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        <UnstyledButton
          onClick={() => props.replay.seek(ms)}
          aria-label={texts.goTo(sinceStart(ms, props.startMs))}
        >
          <Text span size="sm" className="numbers" c="var(--mantine-color-anchor)" td="underline">
            {sinceStart(ms, props.startMs)}
          </Text>
        </UnstyledButton>
        {struggle.task && ` · ${taskTitle(struggle.task)}`}
        {struggle.state === "provisional" && ` · ${texts.provisional}`}
      </Text>
      {struggle.verdict && <Text size="sm">{texts.verdicts[struggle.verdict]}</Text>}
      {may("judgeStruggle") && (
        <Group gap="xs">
          {(["struggle", "not-a-struggle"] as const)
            .filter((verdict) => verdict !== struggle.verdict)
            .map((verdict) => (
              <Button
                key={verdict}
                variant="light"
                size="compact-sm"
                loading={judge.isPending && judge.variables === verdict}
                onClick={() => judge.mutate(verdict)}
              >
                {texts.judge[verdict]}
              </Button>
            ))}
        </Group>
      )}
      {judge.isError && <Failure error={judge.error} />}
    </Stack>
  );
}
