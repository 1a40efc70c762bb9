import type { Client } from "@luna/sdk";
import { crashes, struggles, succeeds } from "../installer/scripts.ts";
import { ifAvailable } from "./attempt.ts";
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

/** A session made for now and played at once; one that is still running stops half way. */
export async function playSession(
  clients: { anyone: Client; researcher: Client; own: Client },
  participantId: string,
  stage: PlayedStage,
  chance: Random,
  now: number,
): Promise<void> {
  const { anyone, researcher, own } = clients;
  const { session } = await researcher.createSession({ participantId, override: true });
  const { client: access } = await researcher.startSession({ id: session.id });
  const { token, source } = await anyone.pairProgram({
    code: access.pairing.code,
    build: chance.pick(builds),
  });
  const beats = scripts[stage];
  const part = stage === "running" ? beats.slice(0, Math.floor(beats.length / 2)) : beats;
  // The script takes minutes and has just ended: its beginning lies before the start of the session.
  const beganAt = now - (part.at(-1)?.seconds ?? 0) * 1000;
  const events = part.map(({ seconds, event }, at) => ({
    ...event,
    seq: at + 1,
    at: new Date(beganAt + seconds * 1000).toISOString(),
  }));
  const sentAt = new Date(now).toISOString();
  await ifAvailable(anyone.as(token).ingestEvents({ id: session.id, source, sentAt, events }));
  if (stage === "running") return;
  await own.completeSession({ id: session.id, success: stage !== "crashed" });
  if (stage === "crashed") return;
  const good = stage === "succeeded";
  await ifAvailable(
    own.giveFeedback({
      id: session.id,
      installRating: good ? chance.whole(8, 10) : chance.whole(4, 7),
      npsScore: good ? chance.whole(8, 10) : chance.whole(3, 8),
      trustLevel: good ? chance.whole(4, 5) : chance.whole(2, 4),
      sus: Array.from({ length: 10 }, (_, item) => {
        const agree = item % 2 === 0;
        const kind = good ? chance.whole(4, 5) : chance.whole(2, 4);
        return agree ? kind : 6 - kind;
      }),
    }),
  );
}
