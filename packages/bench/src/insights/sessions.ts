/** Ended sessions of a made-up study, as the totals count them: times, errors and scores of all kinds. */
import { luna } from "@luna/contracts/study/luna";
import { beginFold, type FoldState } from "@luna/core/fold/state";
import type { StoredSession } from "@luna/core/session/session";
import { type Cell, cellOf } from "@luna/core/totals/cell";
import { contributionOf } from "@luna/core/totals/contribution";
import type { Sums } from "@luna/core/totals/sums";

const began = Date.parse("2026-10-01T09:00:00Z");
const dayMs = 86_400_000;
const segments = ["non-technical", "semi-technical", "technical"] as const;
const systems = ["Windows", "macOS", "Linux"] as const;
const variants = ["plain", "guided"] as const;

/** A number of 0 to below 1 that depends on the session and the salt alone. */
const share = (at: number, salt: number): number => {
  const mixed = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  const more = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((more ^ (more >>> 13)) >>> 0) / 2 ** 32;
};

/** Around a middle, by a factor of up to 3 either way. */
const seconds = (at: number, salt: number, middle: number) =>
  middle * 3 ** (2 * share(at, salt) - 1);

export function sessionAt(at: number, days: number): { cell: Cell; sums: Sums } {
  const startedMs = began + Math.floor(share(at, 1) * days) * dayMs;
  const state = stateAt(at, startedMs);
  const failed = share(at, 2) < 0.15;
  const started = new Date(startedMs).toISOString();
  const session = {
    id: "ses_01J00000000000000000000001",
    status: failed ? "failed" : "completed",
    outcome: failed ? "failure" : "success",
    purpose: "study",
    scenarioType: "first-time",
    segment: segments[Math.floor(share(at, 3) * 3)],
    operatingSystem: systems[Math.floor(share(at, 4) * 3)],
    variant: variants[Math.floor(share(at, 5) * 2)],
    build: "1.4.0",
    createdAt: started,
    startedAt: started,
    phases: [
      {
        startedAt: started,
        endedAt: new Date(startedMs + seconds(at, 6, 900) * 1000).toISOString(),
      },
    ],
    tasks: luna.scenarios[0]!.tasks.map(({ id, title }) => ({
      id,
      title: title.en,
      status: "completed",
      rating: 1 + Math.floor(share(at, 7) * 7),
    })),
  } as unknown as StoredSession;
  const feedback = {
    sessionId: session.id,
    participantId: "prt_01J00000000000000000000001",
    draft: false,
    installRating: 1 + Math.floor(share(at, 8) * 10),
    npsScore: Math.floor(share(at, 9) * 11),
    sus: Array.from({ length: 10 }, (_, item) => 1 + Math.floor(share(at, 20 + item) * 5)),
    updatedAt: started,
    version: 1,
  };
  return {
    cell: cellOf(session, luna),
    sums: contributionOf(luna, { session, state, feedback, first: true, dismissed: [] }),
  };
}

function stateAt(at: number, startedMs: number): FoldState {
  const state = beginFold();
  for (const [index, { id }] of luna.scenarios[0]!.tasks.entries())
    state.tasks[id] = {
      status: "completed",
      startedMs,
      endedMs: startedMs + seconds(at, 40 + index, 120) * 1000,
      startRank: 1,
      endRank: 1,
      errors: share(at, 50 + index) < 0.1 ? 1 : 0,
      helps: 0,
      retries: 0,
    };
  state.milestones = {
    install_started: 1,
    install_completed: 2,
    luna_launched: 3,
    feature_used: 4,
  };
  state.installation = { beganRanMs: 0, tookMs: seconds(at, 60, 110) * 1000 };
  return state;
}
