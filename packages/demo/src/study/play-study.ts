/** Plays a whole study against a running stack, through its API: people come day by day, as drawn. */
import type { Client } from "@luna/sdk";
import { clientsOf } from "../day/team.ts";
import { type Random, random } from "../fill/random.ts";
import type { Beat } from "../installer/script.ts";
import { type LocalConsole, openConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import type { Lines } from "../terminal/lines.ts";
import { beatsOf } from "./beats.ts";
import { type DrawnRun, drawPerson, drawRun } from "./draw.ts";
import type { Variant } from "./truths.ts";

export interface StudyPlan {
  people: number;
  days: number;
  seed: number;
}

type Clients = ReturnType<typeof clientsOf>;

interface Running {
  id: string;
  own: Client;
  program: Client;
  run: DrawnRun;
  beats: Beat[];
  startedAt: number;
}

const dayMs = 86_400_000;
/** Sessions are held on so many days, spread over the study: the clock runs through all that is due between. */
const mostSessionDays = 10;
const builds = ["1.3.2", "1.4.0"];

/** The same plan and seed give the same people and runs; what they are given as a variant is the service's. */
export async function playStudy(stack: Stack, plan: StudyPlan, out: Lines): Promise<void> {
  const clients = clientsOf(stack);
  const local = await openConsole(stack);
  const chance = random(plan.seed);
  const began = local.now();
  let met = 0;
  const held = Math.min(plan.days, mostSessionDays);
  for (let turn = 0; turn < held; turn++) {
    const day = Math.floor((turn * plan.days) / held);
    await local.advanceTo(began + day * dayMs);
    const until = Math.round((plan.people * (turn + 1)) / held);
    const running: Running[] = [];
    for (; met < until; met++)
      running.push(await begin(clients, local, chance, { ...plan, number: met, day }));
    await finish(local, running);
    out.item(`day ${day + 1} of ${plan.days}: ${running.length} sessions, ${met} people so far`);
  }
  await local.settle();
}

/** Registers and screens somebody and starts the session. */
async function begin(
  { anyone, researcher }: Clients,
  local: LocalConsole,
  chance: Random,
  { seed, number, day, days }: StudyPlan & { number: number; day: number },
): Promise<Running> {
  const { firstName, lastName, techLevel, operatingSystem } = drawPerson(chance);
  const { participant, token } = await anyone.registerParticipant({
    email:
      `${firstName}.${lastName}.${seed}.${number}.${local.now().toString(36)}@example.org`.toLowerCase(),
    firstName,
    lastName,
    techLevel,
    operatingSystem,
    consent: { session: true, recording: true },
  });
  await researcher.screenParticipant({
    id: participant.id,
    adult: true,
    available: true,
    hasAdminRights: true,
    hasReliableInternet: true,
    motivationLevel: chance.pick(["high", "medium"]),
    communicationClear: true,
  });
  const { session } = await researcher.createSession({
    participantId: participant.id,
    override: true,
  });
  const { client } = await researcher.startSession({ id: session.id });
  const paired = await anyone.pairProgram({
    code: client.pairing.code,
    // the new build comes half way
    build: builds[day < days / 2 ? 0 : 1]!,
    operatingSystem,
  });
  const run = drawRun(chance, techLevel, (session.variant ?? "plain") as Variant);
  return {
    id: session.id,
    own: anyone.as(token),
    program: anyone.as(paired.token),
    run,
    beats: beatsOf(run),
    startedAt: local.now(),
  };
}

/** Lets the sessions of a day end one after the other, each when its run is over. */
async function finish(local: LocalConsole, running: Running[]): Promise<void> {
  const endOf = ({ beats, startedAt }: Running) => startedAt + beats.at(-1)!.seconds * 1000 + 5000;
  for (const session of running.sort((a, b) => endOf(a) - endOf(b))) {
    await local.advanceTo(endOf(session));
    const { id, run, beats, startedAt } = session;
    await session.program.ingestEvents({
      id,
      sentAt: new Date(local.now()).toISOString(),
      events: beats.map(({ seconds, event }, at) => ({
        ...event,
        seq: at + 1,
        at: new Date(startedAt + seconds * 1000).toISOString(),
      })),
    });
    await local.settle();
    await session.own.completeSession({ id, success: run.succeeds });
    if (run.answers) await session.own.giveFeedback({ id, ...run.answers });
  }
}
