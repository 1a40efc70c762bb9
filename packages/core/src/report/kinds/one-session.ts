import type { analyzeSession } from "../../analytics/analyze-session.ts";
import type { StoredSession } from "../../session/session.ts";
import { column, type ReportSection, section } from "../report.ts";

type Analysis = Awaited<ReturnType<typeof analyzeSession>>;

/** What happened in one session: how it went, its tasks, struggles and errors. */
export function oneSession(session: StoredSession, analysis: Analysis): ReportSection[] {
  const { tasks, struggles, errors, friction, eventCount } = analysis;
  const fact = (name: string, value: string | number | undefined) => [name, String(value ?? "–")];
  return [
    section("Session", {
      tables: [
        {
          title: "Facts",
          columns: [column("what", "What"), column("value", "Value")],
          rows: [
            fact("Participant", session.participantCode),
            fact("Scenario", session.scenarioType),
            fact("Segment", session.segment),
            fact("System", session.operatingSystem),
            fact("Build", session.build),
            fact("Variant", session.variant),
            fact("Status", session.status),
            fact("Outcome", session.outcome),
            fact("Started", session.startedAt?.slice(0, 16).replace("T", " ")),
            fact("Ended", session.endedAt?.slice(0, 16).replace("T", " ")),
            fact("Progress", `${session.progress} %`),
            fact("Events", eventCount),
            fact(
              "Friction (ours)",
              friction.value === null ? "no data" : friction.value.toFixed(1),
            ),
          ],
        },
      ],
    }),
    section("Tasks", {
      tables: [
        {
          title: "Tasks",
          columns: [
            column("task", "Task"),
            column("status", "Status"),
            column("time", "Time", "seconds"),
            column("errors", "Errors", "count"),
            column("help", "Help", "count"),
            column("retries", "Retries", "count"),
            column("ease", "Ease (1 to 7)", "number"),
          ],
          rows: tasks.map((task) => [
            task.title,
            task.outcome ?? task.status,
            task.seconds ?? null,
            task.errors,
            task.helps,
            task.retries,
            task.rating ?? null,
          ]),
        },
      ],
    }),
    section("What went wrong", {
      text: [errors.length + struggles.length === 0 && "Nothing was found."],
      tables: [
        {
          title: "Struggles",
          columns: [
            column("from", "From", "instant"),
            column("rule", "Struggle"),
            column("task", "Task"),
            column("severity", "Severity"),
            column("state", "State"),
          ],
          rows: struggles.map(({ from, rule, task, severity, state, verdict }) => [
            from,
            rule.replaceAll("_", " "),
            task ?? "–",
            severity,
            verdict ?? state,
          ]),
        },
        {
          title: "Errors",
          columns: [
            column("error", "Error"),
            column("code", "Code"),
            column("task", "Task"),
            column("times", "Times", "count"),
          ],
          rows: errors.map(({ message, code, task, count }) => [
            message,
            code ?? "–",
            task ?? "–",
            count,
          ]),
        },
      ],
    }),
  ];
}
