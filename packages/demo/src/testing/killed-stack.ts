/** A stack that is killed in the middle of work and started again on the same data. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { openClock } from "../../../local/src/clock/service-clock.ts";
import { clientsOf } from "../day/team.ts";
import { eventually } from "../stack/eventually.ts";
import { openConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import {
  expectEvents,
  expectFiles,
  expectMails,
  expectParticipants,
  mailsOf,
} from "./check-ledger.ts";
import { emptyLedger } from "./ledger.ts";
import { type StartedStack, startStack } from "./start-stack.ts";
import { beginWork } from "./work.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Further ahead than the reminder of a day before. */
const bookAheadMs = 37 * 60 * minute;
/** A sender that died holds its mail for 15 minutes; the next look at the agenda is a minute later. */
const untilMailsAreTakenUp = 20 * minute;

/** Room for a machine that is slow to move the clock and to work. */
const settlingMs = 15_000;

interface Kill {
  workers: number;
  /** How long they work at least before the kill. */
  seconds: number;
}

export interface Survived {
  participants: number;
  events: number;
  files: number;
  mails: number;
}

export interface KillableStack extends AsyncDisposable {
  /** Works, kills, starts again, and expects everything to be there. @throws AssertionError */
  kill(kill: Kill): Promise<Survived>;
}

export async function openKillableStack(): Promise<KillableStack> {
  const folder = mkdtempSync(path.join(tmpdir(), "luna-killed-"));
  // Below the ports that systems give to outgoing connections: they must be free again afterwards.
  const port = 20_000 + Math.floor(Math.random() * 500) * 20;
  let started = await startStack({ folder, port });
  let kills = 0;
  return {
    async kill(kill) {
      kills += 1;
      const before = started;
      const round = await workUntilKilled(folder, before, kill, `round${kills}`);
      started = await startStack({ folder, port });
      expect(started.stack, "the addresses stay").toMatchObject({
        apiUrl: before.stack.apiUrl,
        consoleUrl: before.stack.consoleUrl,
      });
      try {
        return await expectEverything(started.stack, round);
      } catch (error) {
        console.error(started.output().slice(-8000));
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Round = Awaited<ReturnType<typeof workUntilKilled>>;

/** The reminder of a booked session becomes due while the stack is down. */
async function workUntilKilled(
  folder: string,
  { stack, end }: StartedStack,
  kill: Kill,
  tag: string,
) {
  const local = await openConsole(stack);
  const booked = await book(stack, local.now(), tag);
  const dueAt = Date.parse(booked.scheduledAt) - day;
  // In two: real time passes too while the clock moves far.
  await local.advanceTo(dueAt - 10 * minute, 24);
  await local.advanceTo(dueAt - kill.seconds * 1000 - settlingMs);
  const ledger = emptyLedger();
  const endsAt = local.now() + kill.seconds * 1000;
  const work = beginWork({ stack, ledger, now: local.now, tag }, kill.workers);
  const enough = () => local.now() > endsAt && ledger.files.size >= kill.workers;
  // A slow machine gets what is left until the reminder is due.
  while (!enough() && local.now() < dueAt - 2000) await sleep(50);
  const troubles = [...work.troubles];
  expect(local.now(), "the reminder is not due before the kill").toBeLessThan(dueAt);
  await Promise.all([end("SIGKILL"), work.end()]);
  // it is down until after the reminder is due
  openClock(folder).move(Math.max(0, dueAt - local.now() + 1000));
  return { ledger, booked, troubles };
}

async function book(stack: Stack, now: number, tag: string) {
  const { anyone, researcher } = clientsOf(stack);
  const { participant } = await anyone.registerParticipant({
    email: `reminded.${tag}@example.org`,
    firstName: "Noor",
    lastName: "Haddad",
    operatingSystem: "Windows",
    techLevel: "basic",
    consent: { session: true },
  });
  const { slots } = await anyone.readAvailability({
    from: new Date(now + bookAheadMs).toISOString(),
    to: new Date(now + bookAheadMs + 14 * day).toISOString(),
    timeZone: "UTC",
  });
  const slot = slots.find(({ free, start }) => free > 0 && Date.parse(start) > now + bookAheadMs);
  if (!slot) throw new Error("no slot is free in two weeks");
  const { session } = await researcher.createSession({
    participantId: participant.id,
    scheduledAt: slot.start,
    override: true,
  });
  return { id: session.id, scheduledAt: slot.start };
}

async function expectEverything(
  stack: Stack,
  { ledger, booked, troubles }: Round,
): Promise<Survived> {
  expect(troubles).toEqual([]);
  for (const [what, { size }] of Object.entries(ledger)) expect(size, what).toBeGreaterThan(0);
  const local = await openConsole(stack);
  await expectParticipants(stack, ledger);
  const events = await expectEvents(stack, ledger);
  await expectFiles(stack, ledger);
  await eventually("the reminder that became due meanwhile", async () => {
    await local.advanceTo(local.now() + minute);
    const reminders = await mailsOf(stack, booked.id, "session-reminder");
    return reminders.length === 1;
  });
  await local.advanceTo(local.now() + untilMailsAreTakenUp);
  const mails = await expectMails(stack, ledger);
  expect(await local.failures()).toEqual([]);
  return { participants: ledger.participants.size, events, files: ledger.files.size, mails };
}
