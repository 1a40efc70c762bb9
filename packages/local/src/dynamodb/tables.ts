import type {
  AttributeDefinition,
  BillingMode,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  StreamViewType,
} from "@aws-sdk/client-dynamodb";
import type { Assembly } from "../part.ts";

/** A table as the template wants it. */
export interface TableDefinition {
  name: string;
  arn: string;
  keys: KeySchemaElement[];
  attributes: AttributeDefinition[];
  globalIndexes: GlobalSecondaryIndex[];
  localIndexes: LocalSecondaryIndex[];
  stream?: StreamViewType;
  /** Attribute with the time of expiry, in seconds since 1970. */
  expiryAttribute?: string;
}

export const onDemand: BillingMode = "PAY_PER_REQUEST";

/** Every table of the template, whether `AWS::DynamoDB::Table` or `GlobalTable`. */
export function tables(assembly: Pick<Assembly, "resources">): TableDefinition[] {
  return ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"]
    .flatMap((type) => assembly.resources(type))
    .map(({ name, arn, properties }) => ({
      name,
      arn,
      keys: properties.KeySchema,
      attributes: properties.AttributeDefinitions,
      globalIndexes: (properties.GlobalSecondaryIndexes ?? []).map(indexOf),
      localIndexes: (properties.LocalSecondaryIndexes ?? []).map(indexOf),
      stream: properties.StreamSpecification?.StreamViewType,
      expiryAttribute: isTrue(properties.TimeToLiveSpecification?.Enabled)
        ? properties.TimeToLiveSpecification.AttributeName
        : undefined,
    }));
}

const isTrue = (value: unknown) => value === true || value === "true";

/** The parts of a template's index that CreateTable takes (throughput and insights are AWS's matter). */
function indexOf({ IndexName, KeySchema, Projection }: GlobalSecondaryIndex) {
  return { IndexName, KeySchema, Projection };
}

/** `pk (HASH), sk (RANGE)`: to compare and to show keys. */
export function keyText(keys: KeySchemaElement[] | undefined): string {
  return (keys ?? [])
    .map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`)
    .sort()
    .join(", ");
}
