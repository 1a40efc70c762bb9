import type { Email, EmailKind } from "@luna/contracts/entities/record";
import type { Client } from "@luna/sdk";
import { eventually } from "../stack/eventually.ts";
import type { LocalConsole, Mail } from "../stack/local-console.ts";
import type { Lines } from "../terminal/lines.ts";

export interface Mailbox {
  /** Prints what has come since the last look. */
  look(): Promise<void>;
  /** The newest mail of a kind to an address, once it is there. */
  find(kind: EmailKind, to: string): Promise<Mail>;
  /** Every mail of the day. */
  all(): Promise<SortedMail[]>;
}

export interface SortedMail {
  mail: Mail;
  /** As the service's log says; undefined when the log does not know the mail. */
  kind: EmailKind | undefined;
}

/** The inbox of the local stack, with each mail's kind from the service's log. */
export async function openMailbox(
  local: LocalConsole,
  researcher: Client,
  out: Lines,
): Promise<Mailbox> {
  const before = new Set((await local.mails()).map(({ id }) => id));
  const printed = new Set(before);

  async function all(): Promise<SortedMail[]> {
    const mails = (await local.mails()).filter(({ id }) => !before.has(id));
    const log = mails.length > 0 ? await wholeLog(researcher, mails.length) : [];
    return mails.map((mail) => ({ mail, kind: kindOf(mail, log) }));
  }

  return {
    all,
    async look() {
      for (const { mail, kind } of await all()) {
        if (printed.has(mail.id)) continue;
        printed.add(mail.id);
        out.event(mail.at, "mail", `${kind ?? "?"} to ${mail.to.join(", ")}: ${mail.subject}`);
      }
    },
    find: (wanted, to) =>
      eventually(`the ${wanted} mail to ${to}`, async () => {
        await local.settle();
        return (await all()).findLast(({ mail, kind }) => kind === wanted && mail.to.includes(to))
          ?.mail;
      }),
  };
}

/** The log's newest entries, somewhat more than there are mails. */
async function wholeLog(researcher: Client, count: number): Promise<Email[]> {
  const log: Email[] = [];
  let cursor: string | undefined;
  do {
    const page = await researcher.listEmails({ limit: 100, ...(cursor && { cursor }) });
    log.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && log.length < count + 100);
  return log;
}

/** The log entry to the same address with the same subject that was sent closest in time. */
function kindOf(mail: Mail, log: Email[]): EmailKind | undefined {
  const distance = (email: Email) =>
    Math.abs(Date.parse(email.sentAt ?? email.queuedAt) - Date.parse(mail.at));
  return log
    .filter(
      ({ to, subject }) =>
        to !== undefined && mail.to.includes(to) && (!subject || subject === mail.subject),
    )
    .sort((a, b) => distance(a) - distance(b))[0]?.kind;
}
