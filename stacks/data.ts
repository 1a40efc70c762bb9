import { tableLayout } from "@luna/contracts/storage";
import { TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { RemovalPolicy } from "aws-cdk-lib/core";
import { type StackContext, Table } from "sst/constructs";
import { readSettings } from "./settings.ts";

const { partitionKey, sortKey, indexes, timeToLive } = tableLayout;

/** The one table with its stream, and the secret that tokens, codes and cursors are signed with. */
export function Data({ stack, app }: StackContext) {
  const { production } = readSettings(app.stage);
  const removalPolicy = production
    ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
    : RemovalPolicy.DESTROY;

  const table = new Table(stack, "data", {
    fields: Object.fromEntries(
      [partitionKey, sortKey, ...Object.values(indexes).flat()].map((name) => [name, "string"]),
    ),
    primaryIndex: { partitionKey, sortKey },
    globalIndexes: Object.fromEntries(
      Object.entries(indexes).map(([name, [indexKey, indexSort]]) => [
        name,
        { partitionKey: indexKey, sortKey: indexSort },
      ]),
    ),
    timeToLiveAttribute: timeToLive,
    stream: "new_and_old_images",
    cdk: {
      table: {
        encryption: TableEncryption.DEFAULT,
        deletionProtection: production,
        removalPolicy,
        // SST sets the older form, and the two exclude each other.
        pointInTimeRecovery: undefined,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      },
    },
  });

  const secret = new Secret(stack, "signing-secret", {
    description: `Signs tokens, codes and cursors of stage ${app.stage}.`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy,
  });

  stack.addOutputs({ TableName: table.tableName });
  return { table, secret };
}
