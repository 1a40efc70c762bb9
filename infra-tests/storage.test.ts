import { describe, expect, it } from "vitest";
import { resources } from "./template.ts";

describe("the bucket of files", () => {
  const [bucket] = resources("AWS::S3::Bucket").filter(({ stack }) => stack === "Storage");
  const properties = bucket!.properties;

  it("keeps versions, for a week after they are replaced or removed", () => {
    expect(properties.VersioningConfiguration).toEqual({ Status: "Enabled" });
    expect(properties.LifecycleConfiguration.Rules).toContainEqual({
      Id: "removed-for-good",
      Status: "Enabled",
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      ExpiredObjectDeleteMarker: true,
    });
  });

  it.each([
    ["archives", "archives/"],
    ["reports", "jobs/"],
  ])("drops %s a week after they were made", (Id, Prefix) => {
    expect(properties.LifecycleConfiguration.Rules).toContainEqual({
      ...{ Id, Prefix },
      Status: "Enabled",
      ExpirationInDays: 8,
    });
  });

  it("drops the parts of uploads that were given up, after the week in which they may finish", () => {
    expect(properties.LifecycleConfiguration.Rules).toContainEqual({
      Id: "uploads-given-up",
      Status: "Enabled",
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 8 },
    });
  });

  it("tells the bus of its objects", () => {
    expect(properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it("lets the portal upload and download with presigned requests, and remove nothing", () => {
    expect(properties.CorsConfiguration.CorsRules).toMatchObject([
      { AllowedMethods: ["GET", "HEAD", "POST", "PUT"] },
    ]);
    expect(properties.CorsConfiguration.CorsRules[0].AllowedHeaders).not.toContain("*");
  });

  it("is emptied with its stage, except in production", () => {
    const emptied = resources("Custom::S3AutoDeleteObjects").map(({ stack }) => stack);
    expect(emptied).toContain("Storage");
    const inProduction = resources("Custom::S3AutoDeleteObjects", "production");
    expect(inProduction.map(({ stack }) => stack)).toEqual(["Site"]);
  });
});
