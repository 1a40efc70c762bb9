import type { Assembly, Bus, ServiceClock } from "../part.ts";
import type { MailRecord, MailStore } from "./mail-store.ts";
import { sesEvent } from "./ses-event.ts";
import { publishedTypes, typeKey } from "./template.ts";

export type PublishedMail = MailRecord;

interface PublisherOptions {
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  bus: Bus;
  store: MailStore;
  log?(line: string): void;
}

/** SES answers first and tells later; long enough that a sender has stored the message id. */
const delayMs = 30;

/** Tells the bus what became of a mail, each event once, also when the stack ended in between. */
export function publisher({ assembly, clock, bus, store, log }: PublisherOptions) {
  const waiting = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  async function publishAll(record: MailRecord): Promise<void> {
    while (record.published < record.outcomes.length) {
      const outcome = record.outcomes[record.published]!;
      const types = record.configurationSet
        ? publishedTypes(assembly, record.configurationSet)
        : new Set<string>();
      if (types.has(typeKey(outcome.type))) {
        bus.publish(sesEvent(record, outcome, new Date(clock.now()).toISOString()));
      }
      record.published += 1;
      await store.save(record);
    }
  }

  function publish(record: MailRecord): void {
    if (waiting.has(record.messageId)) return;
    const timer = setTimeout(() => {
      waiting.delete(record.messageId);
      const work = publishAll(record).catch((error) =>
        log?.(`the events of mail ${record.messageId} were not published: ${error}`),
      );
      running.add(work);
      void work.finally(() => running.delete(work));
    }, delayMs);
    waiting.set(record.messageId, timer);
  }

  return {
    publish,
    /** Goes on with what an earlier run left. */
    resume() {
      for (const record of store.list()) {
        if (record.published < record.outcomes.length) publish(record);
      }
    },
    idle: () => waiting.size === 0 && running.size === 0,
    async stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await Promise.all(running);
    },
  };
}
