/** Environment of the functions, by what they are about: each function gets the groups that it reads. */
import { writeFileDays } from "@luna/contracts/entities/file-days";
import type { App, Stack } from "sst/constructs";
import { use } from "sst/constructs";
import { Data } from "./data.ts";
import { Identity } from "./identity.ts";
import { Mail } from "./mail.ts";
import { readSettings } from "./settings.ts";
import { Site } from "./site.ts";
import { Storage } from "./storage.ts";

/** Source of the stage's own events on the account's default bus. */
export const eventSourceOf = (stage: string) => `luna.${stage}`;

export function environmentOf(stack: Stack) {
  const { stage } = stack.node.root as App;
  const settings = readSettings(stage);
  const { table, secret } = use(Data);
  const site = use(Site);
  const identity = use(Identity);
  const data = { STAGE: stage, TABLE_NAME: table.tableName };
  return {
    /** The table. */
    data,
    secret: { SECRET_ARN: secret.secretArn },
    addresses: {
      API_URL: site.httpApi.apiEndpoint,
      WEBSOCKET_URL: site.websocketUrl,
      PORTAL_URL: site.portalUrl,
    },
    signIn: {
      OIDC_ISSUER: identity.issuer,
      OIDC_CLIENT_ID: identity.clientId,
      OIDC_GROUPS_CLAIM: settings.groupsClaim,
    },
    /** What people are told about the study. */
    study: {
      STUDY_NAME: settings.studyName,
      CONTROLLER_NAME: settings.controllerName,
      PRIVACY_CONTACT: settings.privacyContact,
      PRIVACY_NOTICE_URL: settings.privacyNoticeUrl,
      BRAND_COLOR: settings.brandColor,
    },
    limits: {
      RETENTION_DAYS: String(settings.retentionDays),
      FILE_RETENTION_DAYS: writeFileDays(settings.fileDays),
      MAX_FILE_SIZE: String(settings.maxFileBytes),
      MAX_RECORDING_SIZE: String(settings.maxRecordingBytes),
    },
    get bucket() {
      return { BUCKET_NAME: use(Storage).bucket.bucketName };
    },
    get mail() {
      return {
        FROM_EMAIL: settings.fromEmail,
        REPLY_TO_EMAIL: settings.replyToEmail ?? "",
        CONFIGURATION_SET: use(Mail).configurationSetName,
      };
    },
    events: { EVENT_SOURCE: eventSourceOf(stage) },
  };
}
