import { describe, expect, it } from "vitest";
import { functionNamed, resources, statementsOf, theOnly } from "./template.ts";

const rules = () => resources("AWS::Events::Rule").filter(({ stack }) => stack === "Bus");
const set = () => `<${theOnly("AWS::SES::ConfigurationSet").id}>`;
const ruleTo = (name: string) =>
  rules().find(({ properties }) => properties.Targets[0].Arn === `<${functionNamed(name).id}.Arn>`)!
    .properties;

describe("the rules on the default bus, which all stages share", () => {
  it("stand on the default bus, and none on another", () => {
    expect(new Set(rules().map(({ properties }) => properties.EventBusName))).toEqual(
      new Set(["default"]),
    );
    expect(resources("AWS::Events::EventBus")).toEqual([]);
  });

  it.each([
    ["mail", { source: ["luna.test"], "detail-type": ["email.queued"] }],
    ["jobs", { source: ["luna.test"], "detail-type": ["job.queued"] }],
    [
      "uploaded",
      {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: ["<filesBucket23E7585D>"] } },
      },
    ],
    [
      "delivery",
      {
        source: ["aws.ses"],
        detail: { mail: { tags: { "ses:configuration-set": [set()] } } },
      },
    ],
  ])("hand %s only what is of this stage", (name, pattern) => {
    expect(ruleTo(name).EventPattern).toEqual(pattern);
  });

  it("get events only from functions that may put them there", () => {
    const puts = ["project", "email-retries"].map((name) =>
      statementsOf(functionNamed(name).properties.Role).filter(({ actions }) =>
        actions.includes("events:PutEvents"),
      ),
    );
    for (const [statement] of puts) {
      expect(statement?.resources).toEqual([
        "arn:aws:events:eu-central-1:123456789012:event-bus/default",
      ]);
    }
  });
});

describe("the mail function", () => {
  it("alone may send, as this stage's sender and through its configuration set", () => {
    const senders = resources("AWS::IAM::Policy").filter(({ properties }) =>
      JSON.stringify(properties).includes("ses:SendEmail"),
    );
    expect(senders.map(({ id }) => id)).toEqual([expect.stringMatching(/^mailpolicy/)]);
    const [statement] = statementsOf(functionNamed("mail").properties.Role).filter(({ actions }) =>
      actions.includes("ses:SendEmail"),
    );
    expect(statement?.resources).toEqual([
      `arn:aws:ses:eu-central-1:123456789012:identity/<${theOnly("AWS::SES::EmailIdentity").id}>`,
      `arn:aws:ses:eu-central-1:123456789012:configuration-set/${set()}`,
    ]);
  });
});
