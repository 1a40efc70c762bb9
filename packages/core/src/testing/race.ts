/** Many who want one seat at once. */
import { expect } from "vitest";
import { cancel } from "../session/cancel.ts";
import { create } from "../session/create.ts";
import { update } from "../session/update.ts";
import { researcher, type TestContext, testContext } from "./context.ts";
import { self } from "./participant.ts";
import { booked, eligible } from "./session.ts";

const seat = "2026-11-24T10:00:00.000Z";

/** Codes of those who lost; the winners' sessions are freed again. */
async function settle(
  ctx: TestContext,
  attempts: Promise<{ session: { id: string } }>[],
): Promise<{ winners: number; lost: Record<string, number> }> {
  const lost: Record<string, number> = {};
  let winners = 0;
  for (const answer of await Promise.allSettled(attempts)) {
    if (answer.status === "fulfilled") {
      winners += 1;
      await cancel(ctx.as(researcher), { id: answer.value.session.id });
    } else {
      const code = String(answer.reason?.code ?? answer.reason);
      lost[code] = (lost[code] ?? 0) + 1;
    }
  }
  return { winners, lost };
}

/** In each round as many people book one seat at once: one gets it, all others are told that it is taken. */
export async function raceForSeat(racers: number, rounds: number): Promise<void> {
  const ctx = await testContext();
  const people = [];
  for (let at = 0; at < racers; at++) {
    const person = await eligible(ctx);
    people.push(person);
  }
  for (let round = 1; round <= rounds; round++) {
    const attempts = people.map((person) =>
      create(ctx.as(researcher), { participantId: person.id, scheduledAt: seat }),
    );
    expect(await settle(ctx, attempts), `round ${round}`).toEqual({
      winners: 1,
      lost: { slot_taken: racers - 1 },
    });
  }
  const left = (await ctx.everything()).filter(({ kind }) => kind === "slot-guard");
  expect(left).toEqual([]);
}

/** One person asks for several seats at once: it gets one. */
export async function raceOfOnePerson(hours: readonly number[]): Promise<void> {
  const ctx = await testContext();
  const person = await eligible(ctx);
  const attempts = hours.map((hour) =>
    create(ctx.as(self(person)), {
      participantId: person.id,
      scheduledAt: `2026-11-24T${String(hour).padStart(2, "0")}:00:00.000Z`,
    }),
  );
  const { winners, lost } = await settle(ctx, attempts);
  expect(winners).toBe(1);
  // the second booking of an address that nobody has shown to be theirs is refused for that
  const refused = (lost.already_booked ?? 0) + (lost.email_unverified ?? 0);
  expect(refused, JSON.stringify(lost)).toBe(hours.length - 1);
}

/** Several sessions move to one seat at once: one gets it, the others keep theirs. */
export async function raceOfMoves(movers: number): Promise<void> {
  const ctx = await testContext();
  const sessions = [];
  for (let at = 0; at < movers; at++)
    sessions.push(
      (await booked(ctx, { scheduledAt: `2026-11-25T${String(8 + at).padStart(2, "0")}:00:00Z` }))
        .session,
    );
  const moves = sessions.map(({ id }) => update(ctx.as(researcher), { id, scheduledAt: seat }));
  const answers = await Promise.allSettled(moves);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "slot_taken" });
  const guards = (await ctx.everything()).filter(({ kind }) => kind === "slot-guard");
  // four cells each, whoever sits where
  expect(guards).toHaveLength(4 * movers);
}
