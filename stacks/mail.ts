import {
  CfnConfigurationSetEventDestination,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity as Sender,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { StackContext } from "sst/constructs";
import { readSettings } from "./settings.ts";

/** What SES reports back of each mail: how it fared. */
const reported = ["SEND", "DELIVERY", "DELIVERY_DELAY", "BOUNCE", "COMPLAINT", "REJECT"];
/** What it reports as well where a team has switched that on: whether it was read. */
const tracked = ["OPEN", "CLICK"];

/** Who mails come from, and where SES tells how they fared: the default bus, with the name of this set. */
export function Mail({ stack, app }: StackContext) {
  const settings = readSettings(app.stage);

  const configurationSet = new ConfigurationSet(stack, "mails", {
    configurationSetName: app.logicalPrefixedName("mails"),
    // Who bounced or complained is not written to again by this stage.
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
  });
  new CfnConfigurationSetEventDestination(stack, "mail-events", {
    configurationSetName: configurationSet.configurationSetName,
    eventDestination: {
      name: "default-bus",
      enabled: true,
      matchingEventTypes: settings.mailTracking ? [...reported, ...tracked] : reported,
      eventBridgeDestination: {
        // SES takes the default bus only.
        eventBusArn: stack.formatArn({
          service: "events",
          resource: "event-bus",
          resourceName: "default",
        }),
      },
    },
  });

  const identityArn = settings.sesIdentity
    ? stack.formatArn({ service: "ses", resource: "identity", resourceName: settings.sesIdentity })
    : new EmailIdentity(stack, "sender", {
        identity: Sender.domain(settings.fromEmail.split("@")[1] ?? ""),
        configurationSet,
      }).emailIdentityArn;

  return {
    identityArn,
    configurationSetName: configurationSet.configurationSetName,
    configurationSetArn: stack.formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: configurationSet.configurationSetName,
    }),
  };
}
