/** Looks whether everything of a ledger is there, each thing once. */
import type { Email } from "@luna/contracts/entities/record";
import { isApiError } from "@luna/sdk";
import { expect } from "vitest";
import { clientsOf } from "../day/team.ts";
import { eventually } from "../stack/eventually.ts";
import { openConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import type { Ledger } from "./ledger.ts";

const flushMs = 60_000;
const verifySeconds = 60;

export async function expectParticipants(stack: Stack, ledger: Ledger): Promise<void> {
  const { researcher } = clientsOf(stack);
  for (const [id, email] of ledger.participants) {
    const { participant } = await researcher.readParticipant({ id });
    expect(participant, id).toMatchObject({ email });
  }
}

/** Programs send what they still hold; then every event is there once, whatever was acknowledged before. */
export async function expectEvents(stack: Stack, ledger: Ledger): Promise<number> {
  const { observer } = clientsOf(stack);
  let total = 0;
  for (const [id, { source, program }] of ledger.sessions) {
    expect(await program.close(flushMs), `events of ${id} are acknowledged`).toBe(true);
    const { acknowledged, dropped, pending } = program.status();
    expect({ dropped, pending }).toEqual({ dropped: 0, pending: 0 });
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await observer.listEvents({
        ...{ id, source, limit: 1000 },
        ...(cursor && { cursor }),
      });
      if (!("items" in page)) throw new Error("a list was asked for");
      numbers.push(...page.items.map(({ seq }) => seq!));
      cursor = page.nextCursor;
    } while (cursor);
    const whole = Array.from({ length: acknowledged }, (_, at) => at + 1);
    expect(
      numbers.sort((a, b) => a - b),
      `events of ${id}`,
    ).toEqual(whole);
    total += acknowledged;
  }
  return total;
}

export async function expectFiles(stack: Stack, ledger: Ledger): Promise<void> {
  const { researcher } = clientsOf(stack);
  const local = await openConsole(stack);
  for (const [id, content] of ledger.files) {
    const file = await eventually(
      `the file ${id} to be verified`,
      async () => {
        await local.settle();
        return researcher.readFile({ id }).catch((error: unknown) => {
          if (isApiError(error, "not_verified")) return undefined;
          throw error;
        });
      },
      verifySeconds,
    );
    const bytes = await (await fetch(file.url)).arrayBuffer();
    expect(Buffer.compare(Buffer.from(bytes), content), `bytes of ${id}`).toBe(0);
  }
}

/** Nothing waits to be sent any more, each mail of the log is in the inbox once, and no other is. */
export async function expectMails(stack: Stack, ledger: Ledger): Promise<number> {
  const log = await wholeLog(stack);
  const waiting = log.filter(({ status }) => status === "queued" || status === "sending");
  expect(waiting).toEqual([]);
  expect(log.filter(({ failure }) => failure !== undefined)).toEqual([]);
  const welcomed = log.filter(({ kind }) => kind === "welcome").map(({ to }) => to);
  expect(welcomed).toEqual(expect.arrayContaining([...ledger.participants.values()]));

  const sent = log.filter(({ sentAt }) => sentAt !== undefined);
  const received = await (await openConsole(stack)).mails();
  expect(countOf(received.map(({ to, subject }) => `${to.join(", ")}: ${subject}`))).toEqual(
    countOf(sent.map(({ to, subject }) => `${to}: ${subject}`)),
  );
  return received.length;
}

/** The mails of a kind that one session has caused. */
export async function mailsOf(stack: Stack, sessionId: string, kind: Email["kind"]) {
  const { researcher } = clientsOf(stack);
  return (await researcher.listEmails({ sessionId })).items.filter((each) => each.kind === kind);
}

async function wholeLog(stack: Stack): Promise<Email[]> {
  const { researcher } = clientsOf(stack);
  const log: Email[] = [];
  let cursor: string | undefined;
  do {
    const page = await researcher.listEmails({ limit: 100, ...(cursor && { cursor }) });
    log.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return log;
}

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
