import { own } from "@luna/contracts/own";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { alertPhrase } from "../table/alert-phrase.ts";
import type { Tone } from "../table/badge.tsx";
import { severityTones } from "../table/severity.ts";
import type { Entry } from "./entries.ts";

const taskTones: Partial<Record<string, Tone>> = {
  completed: "good",
  failed: "bad",
  abandoned: "look",
};

/** What an entry of the timeline says in the reader's language, and how much it stands out. */
export function useEntryWords() {
  const { session: texts, words } = useStaffTexts();
  const { task: taskTitle } = useStudyWords();

  function entry(given: Entry): { title: string; text?: string | undefined } {
    switch (given.kind) {
      case "started":
      case "ended":
        return { title: texts.phases[given.kind] };
      case "task": {
        const { id, title, status } = given.task;
        const name = taskTitle(id, title);
        return {
          title: given.began ? texts.taskBegan(name) : `${name}: ${texts.taskStatus[status]}`,
        };
      }
      case "event":
        return eventWords(given.event);
      case "outcome": {
        const { command, result, reason } = given.event.data ?? {};
        const said = inText(command) ?? "";
        const name = own(texts.commandNames, said) ?? said;
        return {
          title: given.refused ? texts.refused(name) : texts.carriedOut(name),
          text: own(texts.refusals, inText(reason) ?? "") ?? inText(reason ?? result),
        };
      }
      case "struggle": {
        const { rule, severity, task } = given.struggle;
        return {
          title: `${texts.struggle}: ${words.struggleRule[rule]}`,
          text: [words.severity[severity], task && taskTitle(task)].filter(Boolean).join(" · "),
        };
      }
      case "alert":
        return {
          title: `${texts.alert}: ${words.alertKind[given.alert.kind]}`,
          text: alertPhrase(given.alert, words) ?? given.alert.message,
        };
      case "note":
        return {
          title: `${texts.noteKinds[given.note.kind]}: ${given.note.text}`,
          text: given.note.authorName,
        };
      case "screenshot":
        return { title: texts.screenshot, text: given.file.name };
    }
  }

  function eventWords({ type, target, data }: Extract<Entry, { kind: "event" }>["event"]) {
    const name = type === "custom" ? (inText(data?.name) ?? type) : undefined;
    const said = data?.message ?? data?.text ?? data?.feature ?? data?.reason ?? data?.rating;
    return {
      title: name ?? own(texts.eventTypes, type) ?? type.replaceAll("_", " "),
      text: [target, inText(said)].filter(Boolean).join(" · ") || undefined,
    };
  }

  function toneOf(given: Entry): Tone {
    switch (given.kind) {
      case "task":
        return given.began ? "going" : (own(taskTones, given.task.status) ?? "plain");
      case "event":
        return given.trouble ? "bad" : given.event.type === "help_requested" ? "look" : "plain";
      case "outcome":
        return given.refused ? "look" : "good";
      case "struggle":
        return severityTones[given.struggle.severity] === "bad" ? "bad" : "look";
      case "alert":
        return "bad";
      case "note":
        return "going";
      default:
        return "plain";
    }
  }

  return { entry, toneOf };
}

/** What a program reports is shown as it is, in short. */
function inText(said: unknown): string | undefined {
  if (said === undefined || said === null) return undefined;
  const text = typeof said === "object" ? JSON.stringify(said) : String(said);
  return text.length > 240 ? `${text.slice(0, 240)} …` : text;
}
