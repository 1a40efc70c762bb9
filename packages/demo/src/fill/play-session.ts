import { type Client, createProgram } from "@luna/sdk";
import { play } from "../installer/play.ts";
import { crashes, struggles, succeeds } from "../installer/scripts.ts";
import type { LocalConsole } from "../stack/local-console.ts";
import type { Stage } from "./people.ts";
import type { Random } from "./random.ts";

const scripts = {
  succeeded: succeeds,
  "with-trouble": struggles,
  crashed: crashes,
  running: struggles,
};
const builds = ["1.3.2", "1.4.0", "1.4.0"];

export type PlayedStage = keyof typeof scripts;
export const isPlayed = (stage: Stage): stage is PlayedStage => stage in scripts;

/** Nobody watches: the fewer steps, the sooner the data is there. */
const stepSeconds = 180;

/** A run that is still going stops half way. */
const beatsOf = (stage: PlayedStage) => {
  const beats = scripts[stage];
  return stage === "running" ? beats.slice(0, Math.floor(beats.length / 2)) : beats;
};

/** How long it is played, in seconds. */
export const lengthOf = (stage: PlayedStage): number => beatsOf(stage).at(-1)?.seconds ?? 0;

/** A session made for now and played in service time; one that is still running stops half way. */
export async function playSession(
  clients: { anyone: Client; researcher: Client; own: Client; local: LocalConsole },
  participantId: string,
  stage: PlayedStage,
  chance: Random,
): Promise<void> {
  const { anyone, researcher, own, local } = clients;
  const { session } = await researcher.createSession({ participantId, override: true });
  const { client: access } = await researcher.startSession({ id: session.id });
  const paired = await anyone.pairProgram({
    code: access.pairing.code,
    build: chance.pick(builds),
  });
  const program = createProgram({
    client: anyone.as(paired.token),
    sessionId: session.id,
    source: paired.source,
    lastSeq: paired.lastSeq,
    now: local.now,
    // Nobody sends it a command, and its ticket would be old by the time that passes.
    socket: false,
  });
  await play(beatsOf(stage), program, local, stepSeconds);
  if (stage === "running") return; // nor has its program been closed
  await program.close();
  await own.completeSession({ id: session.id, success: stage !== "crashed" });
  if (stage === "crashed") return;
  const good = stage === "succeeded";
  await own.giveFeedback({
    id: session.id,
    installRating: good ? chance.whole(8, 10) : chance.whole(4, 7),
    npsScore: good ? chance.whole(8, 10) : chance.whole(3, 8),
    trustLevel: good ? chance.whole(4, 5) : chance.whole(2, 4),
    sus: Array.from({ length: 10 }, (_, item) => {
      const agree = item % 2 === 0;
      const kind = good ? chance.whole(4, 5) : chance.whole(2, 4);
      return agree ? kind : 6 - kind;
    }),
  });
}
