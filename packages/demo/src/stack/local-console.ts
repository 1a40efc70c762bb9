import { reach } from "./reach.ts";
import { DemoError, type Stack } from "./stack.ts";

/** A mail as the stack's inbox keeps it. */
export interface Mail {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: { name: string; contentType: string; content: string }[];
}

/** What the local stack offers beside the service itself: its clock and its inbox. */
export interface LocalConsole {
  /** Service time in ms since 1970. */
  now(): number;
  /**
   * Moves the clock to this instant; everything due on the way has then run. In a few steps it is quicker
   * where nothing is due that has to come in order.
   */
  advanceTo(instant: number, steps?: number): Promise<void>;
  /** Resolves when everything that was begun is done. */
  settle(): Promise<void>;
  failures(): Promise<unknown[]>;
  /** Oldest first. */
  mails(): Promise<Mail[]>;
}

export async function openConsole(
  stack: Pick<Stack, "consoleUrl" | "inboxUrl">,
): Promise<LocalConsole> {
  const ask = async <T>(url: string, body?: object): Promise<T> => {
    const answer = await reach(url, {
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    const text = answer.body.toString();
    if (!answer.ok) throw new DemoError(`${url} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  };
  const clockUrl = `${stack.consoleUrl}/clock`;
  const offsetOf = ({ now }: { now: string }) => Date.parse(now) - Date.now();
  let offsetMs = offsetOf(await ask<{ now: string }>(clockUrl));
  const now = () => Date.now() + offsetMs;
  return {
    now,
    async advanceTo(instant, steps) {
      const seconds = Math.ceil((instant - now()) / 1000);
      if (seconds <= 0) return;
      offsetMs = offsetOf(
        await ask<{ now: string }>(clockUrl, { advance: `${seconds}s`, ...(steps && { steps }) }),
      );
    },
    settle: async () => {
      await ask(`${stack.consoleUrl}/settle`, {});
    },
    failures: async () => (await ask<{ items: unknown[] }>(`${stack.consoleUrl}/failures`)).items,
    mails: async () => (await ask<{ items: Mail[] }>(`${stack.inboxUrl}/messages`)).items.reverse(),
  };
}

/** The code of the link in a mail. @throws DemoError when there is none */
export function codeIn(mail: Mail): string {
  const code = /#code=([\w-]+)/.exec(mail.text)?.[1];
  if (!code) throw new DemoError(`The mail "${mail.subject}" has no link with a code.`);
  return code;
}
