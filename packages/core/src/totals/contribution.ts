/** What one session stands for in the totals: pure, so that a correction moves exactly what it changes. */
import type { Feedback } from "@luna/contracts/entities/observation";
import type { SessionTask } from "@luna/contracts/entities/session";
import { own } from "@luna/contracts/own";
import { type Study, scenarioOf } from "@luna/contracts/study/study";
import { ranMsAt } from "../fold/pauses.ts";
import { hasMilestones } from "../fold/progress.ts";
import type { FoldState } from "../fold/state.ts";
import { hadHelp, wasUnaided } from "../session/outcome.ts";
import { hasEnded, type StoredSession } from "../session/session.ts";
import { helped, succeeded, succeededUnaided } from "../session/task-outcome.ts";
import { frictionOf } from "../statistics/friction.ts";
import { npsGroup } from "../statistics/nps.ts";
import { susScore } from "../statistics/sus-score.ts";
import { umuxLiteScore } from "../statistics/umux-lite.ts";
import { codeOf, score, time, trial } from "./measure.ts";
import { addTo, type Sums, sumOf } from "./sums.ts";

export interface SessionFacts {
  session: StoredSession;
  state: FoldState;
  /** What was submitted; drafts count for nothing. */
  feedback?: Feedback | undefined;
  /** The person's first study session of the scenario: rates and tests use no other. */
  first: boolean;
  /** Keys of signals that a researcher called no struggle. */
  dismissed: readonly string[];
}

/** Whether a session counts at all. */
export const counts = ({ purpose, excluded }: Pick<StoredSession, "purpose" | "excluded">) =>
  purpose === "study" && excluded === undefined;

const featureHours = 24;

export function contributionOf(study: Study, facts: SessionFacts): Sums {
  const { session, first } = facts;
  if (!counts(session)) return {};
  const sums: Sums = { [`status:${session.status}`]: 1 };
  if (session.status === "completed" || session.status === "no-show")
    addTo(sums, trial("attended", session.status === "completed"));
  if (session.status === "failed" || session.status === "abandoned")
    addTo(sums, trial("attended", true));
  if (!hasEnded(session)) return sums;
  if (session.outcome) addTo(sums, { [`outcome:${session.outcome}`]: 1 });
  if (session.status === "completed") addTo(sums, span("duration", activeSeconds(session)));
  if (session.outcome === "invalid") return sums;
  addTo(sums, trial("every", isDone(session)));
  if (first) for (const each of firstSums(study, facts)) addTo(sums, each);
  return sums;
}

/** A span of zero or less, or of more than a day, is the work of a wrong clock: left out, and counted. */
const span = (id: string, seconds: number): Sums =>
  seconds > 0 && seconds <= 86_400 ? time(id, seconds) : { "left-out": 1 };

const isDone = ({ outcome }: Pick<StoredSession, "outcome">) =>
  outcome === "success" || outcome === "with-help";

/** Seconds that a session ran, the time between its phases left out. */
const activeSeconds = ({ phases }: StoredSession): number =>
  phases.reduce(
    (sum, { startedAt, endedAt }) =>
      sum + (endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : 0),
    0,
  ) / 1000;

function* firstSums(study: Study, facts: SessionFacts): Generator<Sums> {
  const { session, state, feedback } = facts;
  const errors = Object.values(state.tasks).reduce((sum, task) => sum + task.errors, 0);
  const struggles = standing(facts);
  yield trial("done", isDone(session));
  yield trial("unaided", wasUnaided(session, state));
  yield trial("help", hadHelp(session, state));
  yield trial("error", errors > 0);
  yield trial("struggle", struggles.length > 0);
  yield score("errors", errors);
  const severities = { high: 0, medium: 0, low: 0 };
  for (const { severity } of struggles) severities[severity]++;
  const friction = frictionOf({ ...severities, activeMinutes: activeSeconds(session) / 60 });
  if (friction.value !== null) yield score("friction", friction.value);
  yield* recovery(session.tasks, state);
  yield* steps(study, session, state);
  yield* installation(state);
  for (const task of session.tasks) yield* taskSums(task, state);
  const hot = new Set(struggles.map(({ rule, task }) => `spot:${rule}:${codeOf(task)}`));
  yield sumOf([...hot].map((name) => ({ [name]: 1 })));
  for (const { fingerprint, count } of state.errors)
    yield { [`seen:${fingerprint}`]: 1, [`often:${fingerprint}`]: count };
  if (feedback && !feedback.draft) yield* answers(feedback);
}

const standing = ({ state, dismissed }: SessionFacts) =>
  state.struggles.filter(({ key, state: is }) => is !== "retracted" && !dismissed.includes(key));

/** How far somebody came: milestones where the scenario has them, else its tasks. */
function* steps(study: Study, session: StoredSession, state: FoldState): Generator<Sums> {
  yield { "step:started": 1 };
  for (const stage of stagesOf(study, session.scenarioType)) {
    const reached = stage.milestone
      ? state.milestones[stage.milestone] !== undefined
      : session.tasks.some((task) => task.id === stage.task && succeeded(task));
    if (reached) yield { [`step:${stage.id}`]: 1 };
  }
  if (isDone(session)) yield { "step:succeeded": 1 };
}

/** The stages of a scenario in their order, as the funnel has them. */
export function stagesOf(
  study: Study,
  scenarioType: StoredSession["scenarioType"],
): { id: string; milestone?: string; task?: string }[] {
  if (hasMilestones(scenarioType))
    return Object.entries(study.milestones)
      .sort(([, a], [, b]) => a - b)
      .map(([milestone]) => ({ id: milestone, milestone }));
  return scenarioOf(study, scenarioType).tasks.map(({ id }) => ({ id: codeOf(id), task: id }));
}

/** An error of a task that then succeeded without help is recovered from. */
function* recovery(tasks: readonly SessionTask[], state: FoldState): Generator<Sums> {
  const troubled = tasks.filter(({ id }) => (own(state.tasks, id)?.errors ?? 0) > 0);
  if (troubled.length === 0) return;
  yield trial(
    "recovery",
    troubled.every((task) => succeededUnaided(task, own(state.tasks, task.id)?.helps ?? 0)),
  );
}

function* installation({ milestones, installation: install }: FoldState): Generator<Sums> {
  if (milestones.install_started !== undefined)
    yield trial("install", milestones.install_completed !== undefined);
  const took = install?.tookMs;
  if (took !== undefined) yield span("installing", took / 1000);
  const { luna_launched: launched, feature_used: used } = milestones;
  if (launched === undefined) return;
  yield trial("feature", used !== undefined && used - launched <= featureHours * 3_600_000);
}

function* taskSums(task: SessionTask, state: FoldState): Generator<Sums> {
  const tried = task.status !== "pending" || task.outcome !== undefined;
  if (!tried || task.outcome === "invalid") return;
  const code = codeOf(task.id);
  const folded = own(state.tasks, task.id);
  const helps = folded?.helps ?? 0;
  yield trial(`t${code}`, succeeded(task));
  yield trial(`u${code}`, succeededUnaided(task, helps));
  yield trial(`e${code}`, (folded?.errors ?? 0) > 0);
  yield trial(`h${code}`, helped(task, helps));
  if (task.rating !== undefined) yield score(`q${code}`, task.rating);
  if (!succeeded(task) || folded?.startedMs === undefined || folded.endedMs === undefined) return;
  const { startedMs, endedMs } = folded;
  const took = ranMsAt(state.pauses, endedMs) - ranMsAt(state.pauses, startedMs);
  yield span(`d${code}`, took / 1000);
}

function* answers(feedback: Feedback): Generator<Sums> {
  if (feedback.installRating !== undefined) yield score("rating", feedback.installRating);
  if (feedback.trustLevel !== undefined) yield score("trust", feedback.trustLevel);
  if (feedback.npsScore !== undefined) {
    yield { [`nps:${npsGroup(feedback.npsScore)}`]: 1 };
    yield trial("promoter", npsGroup(feedback.npsScore) === "promoters");
  }
  const sus = susScore(feedback.sus ?? []);
  if (sus !== undefined) yield score("sus", sus);
  const umuxLite = umuxLiteScore(feedback.umuxLite ?? []);
  if (umuxLite !== undefined) yield score("umux", umuxLite);
}
