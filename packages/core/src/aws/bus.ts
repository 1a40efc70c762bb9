import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { DomainEvent } from "@luna/contracts/domain-events";

/** Domain events on the account's default bus, under this stage's source. */
export interface Bus {
  /** @throws Error when the bus refused any of them, so that the caller tries again. */
  publish(events: { type: DomainEvent; detail: Record<string, unknown> }[]): Promise<void>;
}

const entriesPerCall = 10;

export function connectBus(source: string, client = new EventBridgeClient({})): Bus {
  return {
    async publish(events) {
      for (let start = 0; start < events.length; start += entriesPerCall) {
        const answer = await client.send(
          new PutEventsCommand({
            Entries: events.slice(start, start + entriesPerCall).map(({ type, detail }) => ({
              Source: source,
              DetailType: type,
              Detail: JSON.stringify(detail),
            })),
          }),
        );
        const refused = answer.Entries?.find((entry) => entry.ErrorCode);
        if (refused)
          throw new Error(
            `the bus refused an event: ${refused.ErrorCode} ${refused.ErrorMessage ?? ""}`,
          );
      }
    },
  };
}
