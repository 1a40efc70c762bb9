/** What cdk-nag finds and we keep, with the reason. A test refuses findings without a reason, and reasons without a finding. */
export interface AcceptedFinding {
  rule: string;
  /** Construct paths that it is accepted for. */
  at: RegExp;
  /** Part of the message, where the rule names what it found. */
  about?: RegExp;
  reason: string;
}

const whoMayCall =
  "The function decides from the row's `allow`, denied by default, and a test tries every route with every role; an authorizer in front would be a second cold start and a cache that outlives a revocation.";
const accessLogsHoldAddresses =
  "Access logs hold people's network addresses; who reads personal data is in the service's own audit.";

export const acceptedFindings: AcceptedFinding[] = [
  { rule: "AwsSolutions-APIG4", at: /^Api\/route-/, reason: whoMayCall },
  {
    rule: "AwsSolutions-APIG4",
    at: /^Socket\/(connect|disconnect|default)\//,
    reason:
      "The function takes a ticket on $connect that works once within 60 seconds, and refuses without.",
  },
  {
    rule: "AwsSolutions-APIG1",
    at: /^Socket\/websocket-stage\//,
    reason:
      "For WebSocket APIs it takes a CloudWatch role of the whole account, which is not a stage's to set; the function logs connections.",
  },
  {
    rule: "AwsSolutions-IAM5",
    at: /^Api\/(participants|files)-policy\//,
    about: /filesBucket\w+\.Arn>\/\*/,
    reason: "Objects of one bucket: their keys are made at run time.",
  },
  {
    rule: "AwsSolutions-IAM5",
    at: /^Schedule\/(retention|jobs)-policy\//,
    about: /filesBucket\w+\.Arn>\/\*/,
    reason: "Objects of one bucket: their keys are made at run time.",
  },
  {
    rule: "AwsSolutions-IAM5",
    at: /^Bus\/uploaded-policy\//,
    about: /filesBucket\w+\.Arn>\/\*/,
    reason: "Objects of one bucket: their keys are made at run time.",
  },
  {
    rule: "AwsSolutions-IAM5",
    at: /^(Socket\/socket|Stream\/live)-policy\//,
    about: /\/(POST|DELETE)\/@connections\/\*/,
    reason: "Connections of one API's one stage: their ids are made by the gateway.",
  },
  {
    rule: "AwsSolutions-IAM5",
    at: /^Stream\/(live|project)-policy\//,
    about: /dataTable\w+\.Arn>\/stream\/\*/,
    reason: "Streams of one table: their names are dates.",
  },
  {
    rule: "AwsSolutions-SQS3",
    at: /^(Stream|Schedule|Bus)\/\w+-failures\//,
    reason: "It is where failures end; an alarm watches it and the command line redrives it.",
  },
  { rule: "AwsSolutions-S1", at: /^Storage\/files\//, reason: accessLogsHoldAddresses },
  {
    rule: "AwsSolutions-S1",
    at: /^Site\/portal-files\//,
    reason: "Only CloudFront reads it, and it holds nothing but the built portal.",
  },
  { rule: "AwsSolutions-CFR3", at: /^Site\/portal-cdn\//, reason: accessLogsHoldAddresses },
  {
    rule: "AwsSolutions-CFR1",
    at: /^Site\/portal-cdn\//,
    reason: "Participants may be anywhere.",
  },
  {
    rule: "AwsSolutions-CFR2",
    at: /^Site\/portal-cdn\//,
    reason:
      "It serves static files only, and a firewall cannot be put before HTTP and WebSocket APIs.",
  },
  {
    rule: "AwsSolutions-CFR4",
    at: /^Site\/portal-cdn\//,
    reason:
      "CloudFront's own certificate sets its own minimum; with BASE_URL and a certificate it is TLS 1.2.",
  },
  {
    rule: "AwsSolutions-COG2",
    at: /^Identity\/staff\//,
    reason:
      "A second factor is each team's choice: it is offered, and docs/deploy.md says how to require it.",
  },
  {
    rule: "AwsSolutions-COG3",
    at: /^Identity\/staff\//,
    reason:
      "Needs the Plus plan, priced per user; there is no self sign-up, and users are a handful of staff.",
  },
  {
    rule: "AwsSolutions-SMG4",
    at: /^Data\/signing-secret\//,
    reason:
      "A new version ends what was signed before the last one: the team rotates when it must, and the version before stays valid.",
  },
  {
    rule: "AwsSolutions-IAM4",
    at: /^Portal\/CustomResourceHandler\//,
    reason:
      "SST's own function, which uploads the portal during a deployment and takes no requests.",
  },
  {
    rule: "AwsSolutions-L1",
    at: /^Portal\/CustomResourceHandler\//,
    reason:
      "SST's own function, which uploads the portal during a deployment; SST chooses its runtime.",
  },
];
