import { expect, it } from "vitest";
import { theOnly } from "./template.ts";

it("sends from the domain of FROM_EMAIL", () => {
  expect(theOnly("AWS::SES::EmailIdentity").properties.EmailIdentity).toBe("luna.example");
});

it("tells the default bus how mails fare, but not whether they are read", () => {
  const { EventDestination } = theOnly("AWS::SES::ConfigurationSetEventDestination").properties;
  expect(EventDestination.EventBridgeDestination.EventBusArn).toBe(
    "arn:aws:events:eu-central-1:123456789012:event-bus/default",
  );
  expect(EventDestination.MatchingEventTypes).toEqual(
    expect.arrayContaining(["BOUNCE", "COMPLAINT", "DELIVERY"]),
  );
  expect(EventDestination.MatchingEventTypes).not.toContain("OPEN");
  expect(EventDestination.MatchingEventTypes).not.toContain("CLICK");
});

it("tells whether they are read where a team has switched that on", () => {
  const type = "AWS::SES::ConfigurationSetEventDestination";
  const { EventDestination } = theOnly(type, "production").properties;
  expect(EventDestination.MatchingEventTypes).toEqual(
    expect.arrayContaining(["DELIVERY", "OPEN", "CLICK"]),
  );
});

it("writes no more to addresses that bounced or complained, and only over TLS", () => {
  const { properties } = theOnly("AWS::SES::ConfigurationSet");
  expect(properties.SuppressionOptions.SuppressedReasons.sort()).toEqual(["BOUNCE", "COMPLAINT"]);
  expect(properties.DeliveryOptions.TlsPolicy).toBe("REQUIRE");
});
