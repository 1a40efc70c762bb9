/** The one table, as stores use it: a failed condition is a return value, an expired item is absent. */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { type IndexName, tableLayout } from "@luna/contracts/storage";
import {
  type Condition,
  expressionOf,
  keyCondition,
  type SortRange,
  type Update,
  updateExpression,
} from "./expression.ts";

export interface Key {
  pk: string;
  sk: string;
}
// biome-ignore lint/suspicious/noExplicitAny: stores know what their items hold
export type Item = Key & Record<string, any>;

export type Write =
  | { put: Item; if?: Condition }
  | { update: Key; change: Update; if?: Condition }
  | { delete: Key; if?: Condition }
  | { check: Key; if: Condition };

/** `failed` lists the positions of the writes whose condition did not hold. */
export type Transacted = { ok: true } | { ok: false; failed: number[] };

export interface Query {
  index?: IndexName;
  partition: string;
  sort?: SortRange;
  limit?: number;
  /** Newest first. */
  descending?: boolean;
  /** Where the last page ended: the key as DynamoDB gave it. */
  startAfter?: Record<string, unknown> | undefined;
  filter?: Condition;
  consistent?: boolean;
}

export interface Page {
  items: Item[];
  /** Where to go on; absent at the end. */
  endedAt?: Record<string, unknown> | undefined;
}

export interface Table {
  /** Eventually consistent unless asked. */
  get(key: Key, options?: { consistent?: boolean }): Promise<Item | undefined>;
  /** Up to 100 keys; in the order of the keys, absent ones left out. */
  getMany(keys: Key[], options?: { consistent?: boolean }): Promise<Item[]>;
  /** False when the condition did not hold. */
  put(item: Item, condition?: Condition): Promise<boolean>;
  /** The item as it is now; undefined when the condition did not hold. */
  update(key: Key, change: Update, condition?: Condition): Promise<Item | undefined>;
  /** False when the condition did not hold. */
  delete(key: Key, condition?: Condition): Promise<boolean>;
  /** All or nothing, at most 100 writes; conflicts with other transactions and lack of capacity are tried again. */
  transact(writes: Write[]): Promise<Transacted>;
  query(query: Query): Promise<Page>;
}

const conflictTries = 8;
/** Why a transaction was cancelled that may succeed a moment later: the SDK does not try these again. */
const passingReasons = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

/**
 * The SDK tells what a value is by the name of its `constructor`: a map that holds such a name itself is
 * nothing it knows, unless it takes what it does not know for a map.
 */
export const marshallOptions = { removeUndefinedValues: true, convertClassInstanceToMap: true };

/** Connects to the table of this stage. `now` decides what has expired (milliseconds). */
export function connectTable(options: {
  name: string;
  now(): number;
  client?: DynamoDBClient;
}): Table {
  const client = DynamoDBDocumentClient.from(options.client ?? new DynamoDBClient({}), {
    marshallOptions,
  });
  const TableName = options.name;
  const alive = (item: Record<string, unknown> | undefined): Item | undefined => {
    const expiresAt = item?.[tableLayout.timeToLive];
    return item && !(typeof expiresAt === "number" && expiresAt * 1000 <= options.now())
      ? (item as Item)
      : undefined;
  };

  const write = (each: Write) => {
    if ("put" in each) return { Put: { TableName, Item: each.put, ...expressionOf(each.if) } };
    if ("delete" in each)
      return { Delete: { TableName, Key: each.delete, ...expressionOf(each.if) } };
    if ("check" in each)
      return {
        ConditionCheck: {
          TableName,
          Key: each.check,
          ...(expressionOf(each.if) as { ConditionExpression: string }),
        },
      };
    return {
      Update: {
        TableName,
        Key: each.update,
        ...(updateExpression(each.change, each.if) as { UpdateExpression: string }),
      },
    };
  };

  return {
    async get(key, { consistent = false } = {}) {
      const answer = await client.send(
        new GetCommand({ TableName, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: consistent }),
      );
      return alive(answer.Item);
    },

    async getMany(keys, { consistent = false } = {}) {
      if (keys.length === 0) return [];
      const found = new Map<string, Item>();
      let request: { Keys: Record<string, unknown>[]; ConsistentRead?: boolean } | undefined = {
        Keys: keys.map(({ pk, sk }) => ({ pk, sk })),
        ConsistentRead: consistent,
      };
      for (let pause = 20; request; pause *= 2) {
        const answer: {
          Responses?: Record<string, Record<string, unknown>[]>;
          UnprocessedKeys?: Record<string, unknown>;
        } = await client.send(new BatchGetCommand({ RequestItems: { [TableName]: request } }));
        for (const item of answer.Responses?.[TableName] ?? []) {
          const living = alive(item);
          if (living) found.set(`${living.pk}\n${living.sk}`, living);
        }
        request = answer.UnprocessedKeys?.[TableName] as typeof request;
        if (request) await sleep(pause * Math.random());
      }
      return keys.flatMap((key) => found.get(`${key.pk}\n${key.sk}`) ?? []);
    },

    async put(item, condition) {
      return held(
        client.send(new PutCommand({ TableName, Item: item, ...expressionOf(condition) })),
      );
    },

    async update(key, change, condition) {
      try {
        const answer = await client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: key.pk, sk: key.sk },
            ReturnValues: "ALL_NEW",
            ...updateExpression(change, condition),
          }),
        );
        return answer.Attributes as Item;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    async delete(key, condition) {
      return held(
        client.send(
          new DeleteCommand({
            TableName,
            Key: { pk: key.pk, sk: key.sk },
            ...expressionOf(condition),
          }),
        ),
      );
    },

    async transact(writes) {
      const TransactItems = writes.map(write);
      for (let attempt = 1; ; attempt++) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems }));
          return { ok: true };
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          const reasons = error.CancellationReasons ?? [];
          const failed = reasons.flatMap((reason, index) =>
            reason.Code === "ConditionalCheckFailed" ? [index] : [],
          );
          if (failed.length > 0) return { ok: false, failed };
          const again = reasons.some(({ Code }) => Code && passingReasons.includes(Code));
          if (!again || attempt === conflictTries) throw error;
          await sleep(Math.random() * 10 * 2 ** attempt);
        }
      }
    },

    async query(query) {
      // DynamoDB refuses such a range; it holds nothing
      if (query.sort && "from" in query.sort && query.sort.from > query.sort.to)
        return { items: [] };
      const [partition, sort] = query.index
        ? tableLayout.indexes[query.index]
        : [tableLayout.partitionKey, tableLayout.sortKey];
      const answer = await client.send(
        new QueryCommand({
          TableName,
          ...(query.index && { IndexName: query.index }),
          ...keyCondition(partition, sort, query.partition, query.sort, query.filter),
          ...(query.limit && { Limit: query.limit }),
          ScanIndexForward: !query.descending,
          ...(query.startAfter && { ExclusiveStartKey: query.startAfter }),
          ...(query.consistent && { ConsistentRead: true }),
        }),
      );
      return {
        items: (answer.Items ?? []).flatMap((item) => alive(item) ?? []),
        endedAt: answer.LastEvaluatedKey,
      };
    },
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** True when the condition of a write held. */
async function held(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
