import { Text } from "@mantine/core";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge, type Tone } from "../table/badge.tsx";
import { DataTable } from "../table/data-table.tsx";
import { JudgeTask } from "./judge-task.tsx";
import { sinceStart } from "./spans.ts";
import type { Analysis, SessionView } from "./use-session-view.ts";

type Task = SessionView["tasks"][number];
/** What the analysis adds to a task. */
type Counted = { seconds?: number; errors?: number; helps?: number };

const tones: Record<Task["status"], Tone> = {
  pending: "plain",
  running: "going",
  completed: "good",
  failed: "bad",
  abandoned: "look",
};

/** The tasks with their times, errors and how easy they were found. */
export function Tasks(props: {
  session: SessionView;
  analysis: Analysis | undefined;
  startMs: number;
}) {
  const { session: texts, words } = useStaffTexts();
  const { may } = useStaff();
  const { task: taskTitle } = useStudyWords();
  const counted = (id: string) =>
    props.analysis?.tasks.find((task) => task.id === id) as Counted | undefined;
  const lasted = (task: Task) =>
    task.startedAt && task.endedAt
      ? sinceStart(Date.parse(task.endedAt), Date.parse(task.startedAt)).slice(1)
      : "–";
  return (
    <Section title={texts.tasks}>
      {props.session.tasks.length === 0 ? (
        <Text c="dimmed">{texts.noTasks}</Text>
      ) : (
        <DataTable
          label={texts.tasks}
          rows={props.session.tasks}
          keyOf={({ id }) => id}
          columns={[
            { id: "task", title: texts.task, cell: ({ id, title }) => taskTitle(id, title) },
            {
              id: "status",
              title: texts.status,
              cell: ({ status }) => (
                <StateBadge tone={tones[status]}>{texts.taskStatus[status]}</StateBadge>
              ),
            },
            {
              id: "from",
              title: texts.begun,
              numeric: true,
              cell: ({ startedAt }) =>
                startedAt ? sinceStart(Date.parse(startedAt), props.startMs) : "–",
            },
            { id: "lasted", title: texts.lasted, numeric: true, cell: lasted },
            {
              id: "errors",
              title: texts.errors,
              numeric: true,
              cell: ({ id }) => counted(id)?.errors ?? "–",
            },
            {
              id: "helps",
              title: texts.helps,
              numeric: true,
              cell: ({ id }) => counted(id)?.helps ?? "–",
            },
            { id: "seq", title: texts.ease, numeric: true, cell: ({ rating }) => rating ?? "–" },
            {
              id: "outcome",
              title: texts.judgeTask.outcome,
              cell: (task) =>
                may("judgeTask") ? (
                  <JudgeTask
                    sessionId={props.session.id}
                    task={task}
                    title={taskTitle(task.id, task.title)}
                  />
                ) : task.outcome ? (
                  words.outcome[task.outcome]
                ) : (
                  "–"
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
