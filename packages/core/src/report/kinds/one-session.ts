import type { Study } from "@luna/contracts/study/study";
import type { analyzeSession } from "../../analytics/analyze-session.ts";
import type { StoredSession } from "../../session/session.ts";
import { instantText, pointed } from "../format.ts";
import { column, type ReportSection, section } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";
import { scenarioTitle, taskTitle } from "./titles.ts";

type Analysis = Awaited<ReturnType<typeof analyzeSession>>;

/** What happened in one session: how it went, its tasks, struggles and errors. */
export function oneSession(
  session: StoredSession,
  analysis: Analysis,
  study: Study,
  texts: ReportTexts,
): ReportSection[] {
  const { tasks, struggles, errors, friction, eventCount } = analysis;
  const { labels, titles, oneSession: says } = texts;
  const word = (code: string | undefined) => code && texts.word(code);
  const at = (moment: string | undefined) => moment && instantText(moment);
  const task = (id: string | undefined) => (id ? taskTitle(study, id, texts.language) : "–");
  const fact = (name: string, value: string | number | undefined) => [name, String(value ?? "–")];
  return [
    section(says.section, {
      tables: [
        {
          title: says.facts,
          columns: [column("what", labels.what), column("value", labels.value)],
          rows: [
            fact(says.participant, session.participantCode),
            fact(says.scenario, scenarioTitle(study, session.scenarioType, texts.language)),
            fact(says.segment, session.segment && texts.segment(session.segment)),
            fact(says.system, session.operatingSystem),
            fact(says.build, session.build),
            fact(says.variant, session.variant),
            fact(says.status, word(session.status)),
            fact(says.outcome, word(session.outcome)),
            fact(says.started, at(session.startedAt)),
            fact(says.ended, at(session.endedAt)),
            fact(says.progress, `${session.progress} %`),
            fact(says.events, eventCount),
            fact(
              says.friction,
              friction.value === null ? texts.noData : pointed(friction.value.toFixed(1), texts),
            ),
          ],
        },
      ],
    }),
    section(titles.tasks, {
      tables: [
        {
          title: titles.tasks,
          columns: [
            column("task", labels.task),
            column("status", labels.status),
            column("time", labels.time, "seconds"),
            column("errors", labels.errors, "count"),
            column("help", labels.help, "count"),
            column("retries", labels.retries, "count"),
            column("ease", labels.ease, "number"),
          ],
          rows: tasks.map((each) => [
            task(each.id),
            texts.word(each.outcome ?? each.status),
            each.seconds ?? null,
            each.errors,
            each.helps,
            each.retries,
            each.rating ?? null,
          ]),
        },
      ],
    }),
    section(says.wrong, {
      text: [errors.length + struggles.length === 0 && says.nothing],
      tables: [
        {
          title: titles.struggles,
          columns: [
            column("from", labels.from, "instant"),
            column("rule", labels.struggle),
            column("task", labels.task),
            column("severity", labels.severity),
            column("state", labels.state),
          ],
          rows: struggles.map((each) => [
            each.from,
            texts.word(each.rule),
            task(each.task),
            texts.word(each.severity),
            texts.word(each.verdict ?? each.state),
          ]),
        },
        {
          title: titles.errors,
          columns: [
            column("error", labels.error),
            column("code", labels.code),
            column("task", labels.task),
            column("times", labels.times, "count"),
          ],
          rows: errors.map((each) => [each.message, each.code ?? "–", task(each.task), each.count]),
        },
      ],
    }),
  ];
}
