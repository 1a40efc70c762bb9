import { describe, expect, it } from "vitest";
import { theOnly } from "./template.ts";

describe("the table", () => {
  const { properties } = theOnly("AWS::DynamoDB::Table");
  const keys = (schema: { AttributeName: string; KeyType: string }[]) =>
    schema.map(({ AttributeName }) => AttributeName);

  it("has the keys pk and sk", () => expect(keys(properties.KeySchema)).toEqual(["pk", "sk"]));

  it("has the agenda and four overloaded indexes, which show whole items", () => {
    const indexes = properties.GlobalSecondaryIndexes.map(
      (index: { IndexName: string; KeySchema: []; Projection: { ProjectionType: string } }) => [
        index.IndexName,
        ...keys(index.KeySchema),
        index.Projection.ProjectionType,
      ],
    );
    expect(indexes).toEqual([
      ["agenda", "agenda", "dueAt", "ALL"],
      ["list", "listKey", "listSort", "ALL"],
      ["owner", "ownerKey", "ownerSort", "ALL"],
      ["status", "statusKey", "statusSort", "ALL"],
      ["group", "groupKey", "groupSort", "ALL"],
    ]);
  });

  it("has keys of text only", () => {
    const types = properties.AttributeDefinitions.map(
      ({ AttributeType }: { AttributeType: string }) => AttributeType,
    );
    expect(new Set(types)).toEqual(new Set(["S"]));
  });

  it("tells its stream of items before and after", () => {
    expect(properties.StreamSpecification).toEqual({ StreamViewType: "NEW_AND_OLD_IMAGES" });
  });

  it("forgets items whose expiresAt has passed", () => {
    expect(properties.TimeToLiveSpecification).toEqual({
      AttributeName: "expiresAt",
      Enabled: true,
    });
  });

  it("can be brought back to any second, and costs nothing while nobody uses it", () => {
    expect(properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(properties.BillingMode).toBe("PAY_PER_REQUEST");
  });

  it("cannot be deleted in production", () => {
    const production = theOnly("AWS::DynamoDB::Table", "production");
    expect(production.properties.DeletionProtectionEnabled).toBe(true);
    expect(properties.DeletionProtectionEnabled).toBe(false);
  });
});

it("makes the signing secret itself: nobody ever types it", () => {
  const { properties } = theOnly("AWS::SecretsManager::Secret");
  expect(properties.GenerateSecretString).toMatchObject({ PasswordLength: 64 });
  expect(properties.SecretString).toBeUndefined();
});
