/** What a DynamoDB request names, read from its JSON body; pure. */
import type { Permission } from "../part.ts";

// biome-ignore lint/suspicious/noExplicitAny: the body of any DynamoDB operation
type Body = Record<string, any>;

/** Keys of an item of TransactItems and the IAM action that AWS asks for each. */
const transactActions: Record<string, string> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

const reads = new Set([
  "GetItem",
  "BatchGetItem",
  "TransactGetItems",
  "Query",
  "Scan",
  "GetRecords",
]);

const withCapacity = new Set([
  ...reads,
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
]);

/** IAM permissions of one operation; `arnOf` turns a table's name into its ARN. */
export function permissionsOf(
  operation: string,
  body: Body,
  arnOf: (tableName: string) => string,
): Permission[] {
  const tableArn = (name: string) => (name.startsWith("arn:") ? name : arnOf(name));
  const one = (action: string, resource: string) => ({ action: `dynamodb:${action}`, resource });
  if (operation === "TransactWriteItems" || operation === "TransactGetItems") {
    const permissions = ((body.TransactItems ?? []) as Body[]).flatMap((item) =>
      Object.entries(item).map(([kind, part]) =>
        one(transactActions[kind] ?? kind, tableArn(String(part?.TableName ?? ""))),
      ),
    );
    return [...new Map(permissions.map((each) => [Object.values(each).join(), each])).values()];
  }
  if (operation === "BatchGetItem" || operation === "BatchWriteItem") {
    return Object.keys(body.RequestItems ?? {}).map((name) => one(operation, tableArn(name)));
  }
  if (body.StreamArn) return [one(operation, body.StreamArn)];
  if (body.ResourceArn) return [one(operation, body.ResourceArn)];
  if (body.TableName) {
    const arn = tableArn(body.TableName);
    return [one(operation, body.IndexName ? `${arn}/index/${body.IndexName}` : arn)];
  }
  return [one(operation, "*")];
}

/** Whether the answer must lose its ConsumedCapacity again: the caller did not ask for it. */
export function askForCapacity(operation: string, body: Body): { body: Body; strip: boolean } {
  if (!withCapacity.has(operation) || operation === "GetRecords") return { body, strip: false };
  const asked = body.ReturnConsumedCapacity;
  if (asked === "TOTAL" || asked === "INDEXES") return { body, strip: false };
  return { body: { ...body, ReturnConsumedCapacity: "TOTAL" }, strip: true };
}

/** Units of an answer's ConsumedCapacity, whether for one table or several. */
export function unitsOf(operation: string, answer: Body): { read: number; write: number } {
  const consumed: Body[] = [answer.ConsumedCapacity ?? []].flat();
  const total = consumed.reduce((sum, each) => sum + Number(each.CapacityUnits ?? 0), 0);
  return reads.has(operation) ? { read: total, write: 0 } : { read: 0, write: total };
}
