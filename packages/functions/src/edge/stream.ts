/** The adapter of the table's stream: changes in their order, and where a batch broke off. */
import { type ImageValue, itemOfImage } from "@luna/core/aws/stream-image";
import type { Context } from "@luna/core/context";
import type { Change } from "@luna/core/project/change";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { createLog } from "./log.ts";
import { contextFor } from "./world.ts";

type Handle<World> = (ctx: Context & World, changes: Change[]) => Promise<unknown>;

/**
 * The handler of one consumer. With `each`, changes are handled one by one and those before a failure
 * count as done; without, the batch is handled as one.
 */
export function stream<World extends object = object>(
  name: string,
  handle: Handle<World>,
  { each, world }: { each: boolean; world?: () => World },
) {
  let more: World | undefined;
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const requestId = event.Records[0]?.eventID ?? name;
    const log = createLog(requestId);
    more ??= world?.() ?? ({} as World);
    const ctx = { ...contextFor({ kind: "service", name }, requestId), ...more, log };
    const batches = each ? event.Records.map((record) => [record]) : [event.Records];
    for (const records of batches) {
      try {
        await handle(ctx, records.map(changeOf));
      } catch (error) {
        log.error("a change could not be handled", { consumer: name, error });
        const itemIdentifier = records[0]?.dynamodb?.SequenceNumber ?? "";
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

function changeOf(record: DynamoDBRecord): Change {
  const image = (value: unknown) =>
    value ? itemOfImage(value as Record<string, ImageValue>) : undefined;
  return {
    id: record.eventID ?? record.dynamodb?.SequenceNumber ?? "",
    before: image(record.dynamodb?.OldImage),
    after: image(record.dynamodb?.NewImage),
  };
}
