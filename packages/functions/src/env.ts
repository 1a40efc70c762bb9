/** The environment of a function: the only place that reads it. Each function is given just what it uses. */
const names = {
  stage: "STAGE",
  tableName: "TABLE_NAME",
  bucketName: "BUCKET_NAME",
  /** Holds the keys of tokens, codes and cursors; the version before the present one stays valid. */
  secretArn: "SECRET_ARN",
  /** Public address of the HTTP API. */
  apiUrl: "API_URL",
  /** Public address of the WebSocket API with its stage: `wss://…/<stage>`. */
  websocketUrl: "WEBSOCKET_URL",
  /** Public address of the portal, where the links of mails lead. */
  portalUrl: "PORTAL_URL",
  oidcIssuer: "OIDC_ISSUER",
  oidcClientId: "OIDC_CLIENT_ID",
  oidcGroupsClaim: "OIDC_GROUPS_CLAIM",
  fromEmail: "FROM_EMAIL",
  replyToEmail: "REPLY_TO_EMAIL",
  configurationSet: "CONFIGURATION_SET",
  /** Source of this stage's domain events on the default bus: `luna.<stage>`. */
  eventSource: "EVENT_SOURCE",
  studyName: "STUDY_NAME",
  controllerName: "CONTROLLER_NAME",
  privacyContact: "PRIVACY_CONTACT",
  privacyNoticeUrl: "PRIVACY_NOTICE_URL",
  brandColor: "BRAND_COLOR",
  retentionDays: "RETENTION_DAYS",
  fileDays: "FILE_RETENTION_DAYS",
  maxFileSize: "MAX_FILE_SIZE",
  maxRecordingSize: "MAX_RECORDING_SIZE",
} as const;

export type Setting = keyof typeof names;

/** A setting of this function. @throws Error when the stack does not give it to this function. */
export function setting(key: Setting): string {
  const value = process.env[names[key]];
  if (value === undefined) throw new Error(`the environment has no ${names[key]}`);
  return value;
}

/** A setting that the team may leave out. */
export const optionalSetting = (key: Setting): string | undefined =>
  process.env[names[key]] || undefined;
