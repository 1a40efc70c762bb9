import type { CallAnswer } from "@luna/sdk";
import { Stack, Text, Timeline } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ScenarioTitle } from "../../../my-study/session-list.tsx";
import { Icon, type IconName } from "../../../page/icon.tsx";
import { Moment } from "../../../page/moment.tsx";
import { QueryView } from "../../../page/query-view.tsx";
import { Section } from "../../../page/section.tsx";
import { useRegion } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { useStaff } from "../../sign-in/staff.tsx";
import { DataTable } from "../../table/data-table.tsx";
import { SessionLink } from "../../table/session-link.tsx";

type Answer = CallAnswer<"readJourney">;
type Step = Answer["steps"][number] & {
  sessionId?: string;
  score?: number;
  eligible?: boolean;
  mail?: string;
};

const icons: Record<string, IconName> = {
  registered: "person",
  screened: "check",
  booked: "calendar",
  confirmed: "check",
  started: "play",
  ended: "stop",
  missed: "cross",
  feedback: "note",
  mail: "mail",
};

/** Everything the person went through, and how it went from session to session. */
export function Journey({ id }: { id: string }) {
  const texts = useStaffTexts().journey;
  const { client } = useStaff();
  const journey = useQuery({
    queryKey: ["staff", "journey", id],
    queryFn: ({ signal }) => client.readJourney({ id }, { signal }),
  });
  return (
    <Section title={texts.title}>
      <QueryView query={journey} rows={5}>
        {({ steps, progression }) => (
          <Stack gap="lg">
            {progression.length > 0 && <Progression stages={progression} />}
            <Timeline bulletSize={28} lineWidth={2} active={steps.length}>
              {(steps as Step[]).map((step, at) => (
                <Timeline.Item
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps only grow at their end
                  key={at}
                  bullet={<Icon name={icons[step.kind] ?? "clock"} size={15} />}
                  title={<StepTitle step={step} />}
                >
                  <Text size="sm" c="dimmed">
                    <Moment at={step.at} />
                  </Text>
                </Timeline.Item>
              ))}
            </Timeline>
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

function StepTitle({ step }: { step: Step }): ReactNode {
  const { journey: texts, words } = useStaffTexts();
  const name = texts.steps[step.kind] ?? step.kind;
  if (step.kind === "mail")
    return `${name}: ${words.emailKind[step.mail as keyof typeof words.emailKind] ?? ""}`;
  if (step.kind === "screened") return texts.screened(step.score ?? 0, step.eligible === true);
  return step.sessionId ? <SessionLink id={step.sessionId}>{name}</SessionLink> : name;
}

/** What changed from one session to the next. */
function Progression({ stages }: { stages: Answer["progression"] }) {
  const texts = useStaffTexts().journey;
  const region = useRegion();
  return (
    <DataTable
      label={texts.progression}
      rows={stages}
      keyOf={({ sessionId }) => sessionId}
      columns={[
        {
          id: "scenario",
          title: texts.session,
          cell: ({ sessionId, scenarioType }) => (
            <SessionLink id={sessionId}>
              <ScenarioTitle type={scenarioType} />
            </SessionLink>
          ),
        },
        {
          id: "tasks",
          title: texts.tasks,
          numeric: true,
          cell: ({ tasksCompleted, tasks }) => texts.of(tasksCompleted, tasks),
        },
        { id: "errors", title: texts.errors, numeric: true, cell: ({ errors }) => errors },
        { id: "helps", title: texts.helps, numeric: true, cell: ({ helps }) => helps },
        {
          id: "struggles",
          title: texts.struggles,
          numeric: true,
          cell: ({ struggles }) => struggles,
        },
        {
          id: "sus",
          title: texts.sus,
          numeric: true,
          cell: ({ susScore }) => susScore?.toLocaleString(region) ?? "–",
        },
      ]}
    />
  );
}
