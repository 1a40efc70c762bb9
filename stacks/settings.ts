/** What a team may set for a stage: read from the environment (SST loads the `.env` files), checked before anything is deployed. */
import { type FileDays, readFileDays } from "@luna/contracts/entities/file-days";
import { z } from "zod";

/** Log retentions that CloudWatch knows, in days. */
const logRetentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827];

const units: Record<string, number> = { "": 1, B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };
const largestObject = 5 * units.GB!;

/** An amount of bytes: `52428800`, `50 MB`, `5GB`. */
const bytes = (most: number) =>
  z
    .string()
    .regex(/^\d+ ?(B|KB|MB|GB)?$/i, "expected bytes, such as 52428800, 50MB or 5GB")
    .transform((text) => {
      const [, amount = "", unit = ""] = /^(\d+) ?(\w*)$/.exec(text) ?? [];
      return Number(amount) * (units[unit.toUpperCase()] ?? 1);
    })
    .pipe(z.number().min(1).max(most, `at most ${most} bytes`));

const days = (most: number) =>
  z
    .string()
    .regex(/^\d+$/, "expected a whole number of days")
    .transform(Number)
    .pipe(z.number().min(1, "at least 1 day").max(most, `at most ${most} days`));

const fileDays = z.string().transform((text, check) => {
  try {
    return readFileDays(text);
  } catch (error) {
    check.addIssue((error as RangeError).message);
    return z.NEVER;
  }
});

/** A web origin without path or slash: `https://study.example.org`; plain HTTP for this machine only. */
const origin = z.string().refine(
  (text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    const onThisMachine = ["localhost", "127.0.0.1"].includes(url.hostname);
    return url.origin === text && (url.protocol === "https:" || onThisMachine);
  },
  {
    error: ({ input }) =>
      `expected an origin without a path, such as https://study.example.org, not "${input}"`,
  },
);

const webAddress = z.url({ protocol: /^https$/, error: "expected an https:// address" });
const mailAddress = z.email("expected an e-mail address");

const Values = z.object({
  FROM_EMAIL: mailAddress.optional(),
  REPLY_TO_EMAIL: mailAddress.optional(),
  SES_IDENTITY: z.string().optional(),
  MAIL_TRACKING: z.enum(["on", "off"]).default("off"),
  ALERT_EMAIL: mailAddress.optional(),
  BASE_URL: origin.optional(),
  CERTIFICATE_ARN: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:/, "expected the ARN of an ACM certificate in us-east-1")
    .optional(),
  ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform((text) => text.split(",").map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ""))
    .pipe(z.array(origin)),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_GROUPS_CLAIM: z.string().default("cognito:groups"),
  STUDY_NAME: z.string().default("Luna usability study"),
  CONTROLLER_NAME: z.string().optional(),
  PRIVACY_CONTACT: mailAddress.optional(),
  PRIVACY_NOTICE_URL: webAddress.optional(),
  BRAND_COLOR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "expected a colour such as #4f46e5")
    .default("#4f46e5"),
  RETENTION_DAYS: days(3650).default(365),
  FILE_RETENTION_DAYS: fileDays.default(readFileDays("")),
  MAX_FILE_SIZE: bytes(largestObject).default(50 * units.MB!),
  MAX_RECORDING_SIZE: bytes(largestObject).default(largestObject),
  LOG_RETENTION_DAYS: days(1827)
    .refine((value) => logRetentions.includes(value), `one of ${logRetentions.join(", ")}`)
    .default(30),
});

export type SettingName = keyof z.input<typeof Values>;

export const settingNames = Object.keys(Values.shape) as SettingName[];

/** Settings without which a production stage is not deployed, and what would be wrong without them. */
export const neededInProduction: Partial<Record<SettingName, string>> = {
  FROM_EMAIL: "mails need a sender that SES may use",
  ALERT_EMAIL: "somebody has to hear of failures",
  CONTROLLER_NAME: "participants must learn who is responsible for their data",
  PRIVACY_CONTACT: "participants must know whom to ask about their data",
  PRIVACY_NOTICE_URL: "participants must be able to read the privacy notice",
};

/** Where the app is deployed: as AWS's own tools are told, else Frankfurt. */
export const deployRegion = (environment: Record<string, string | undefined> = process.env) =>
  environment.AWS_REGION || "eu-central-1";

export interface Settings {
  stage: string;
  /** Data of a production stage survives its removal, and the stage refuses to go without its settings. */
  production: boolean;
  fromEmail: string;
  replyToEmail: string | undefined;
  /** Identity that SES has verified already (address or domain); undefined: the stage makes its own. */
  sesIdentity: string | undefined;
  /** Whether SES follows which mails are opened and which links are clicked. */
  mailTracking: boolean;
  alertEmail: string | undefined;
  /** Origin of the portal; undefined: the distribution's own. */
  baseUrl: string | undefined;
  certificateArn: string | undefined;
  /** Origins beyond the portal's own that may call from a browser. */
  allowedOrigins: string[];
  /** An issuer of the team's own; undefined: the stage makes a user pool. */
  issuer: { url: string; clientId: string } | undefined;
  groupsClaim: string;
  studyName: string;
  controllerName: string;
  privacyContact: string;
  privacyNoticeUrl: string;
  brandColor: string;
  retentionDays: number;
  /** Days for each category of files. */
  fileDays: FileDays;
  maxFileBytes: number;
  maxRecordingBytes: number;
  logRetentionDays: number;
}

/**
 * Settings of a stage; an empty value counts as unset.
 * @throws Error with a line for each setting that is missing or wrong
 */
export function readSettings(
  stage: string,
  environment: Record<string, string | undefined> = process.env,
): Settings {
  const production = ["prod", "production"].includes(stage);
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = Values.safeParse(given);
  const problems = [
    ...stageProblems(stage),
    ...(parsed.error?.issues ?? []).map(
      (issue) => `${issue.path[0]?.toString()}: ${issue.message}`,
    ),
    ...combinationProblems(given),
    ...(production ? productionProblems(given) : []),
  ];
  if (problems.length > 0 || !parsed.data) {
    throw new Error(`Settings of stage "${stage}":\n${problems.map((p) => `  ${p}`).join("\n")}`);
  }
  const values = parsed.data;
  // An address of its own for each stage: SES knows a domain once per account and region.
  const fromEmail = values.FROM_EMAIL ?? `study@${stage}.luna.example`;
  return {
    stage,
    production,
    fromEmail,
    replyToEmail: values.REPLY_TO_EMAIL,
    sesIdentity: values.SES_IDENTITY,
    mailTracking: values.MAIL_TRACKING === "on",
    alertEmail: values.ALERT_EMAIL,
    baseUrl: values.BASE_URL,
    certificateArn: values.CERTIFICATE_ARN,
    allowedOrigins: values.ALLOWED_ORIGINS,
    issuer:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID
        ? { url: values.OIDC_ISSUER, clientId: values.OIDC_CLIENT_ID }
        : undefined,
    groupsClaim: values.OIDC_GROUPS_CLAIM,
    studyName: values.STUDY_NAME,
    controllerName: values.CONTROLLER_NAME ?? values.STUDY_NAME,
    privacyContact: values.PRIVACY_CONTACT ?? fromEmail,
    privacyNoticeUrl: values.PRIVACY_NOTICE_URL ?? "",
    brandColor: values.BRAND_COLOR,
    retentionDays: values.RETENTION_DAYS,
    fileDays: values.FILE_RETENTION_DAYS,
    maxFileBytes: values.MAX_FILE_SIZE,
    maxRecordingBytes: values.MAX_RECORDING_SIZE,
    logRetentionDays: values.LOG_RETENTION_DAYS,
  };
}

/** The stage is part of names that allow no capitals and have little room, such as the bucket's. */
function stageProblems(stage: string): string[] {
  if (!/^[a-z][a-z0-9-]{0,22}[a-z0-9]$/.test(stage))
    return ["the stage's name: expected 2 to 24 lower-case letters, digits or hyphens"];
  // Cognito refuses sign-in domains with these in them, after half of the stacks are there.
  const reserved = ["aws", "amazon", "cognito"].filter((word) => stage.includes(word));
  return reserved.map((word) => `the stage's name: "${word}" cannot be part of it`);
}

function combinationProblems(given: Record<string, string>): string[] {
  const problems: string[] = [];
  if (Boolean(given.OIDC_ISSUER) !== Boolean(given.OIDC_CLIENT_ID)) {
    problems.push("OIDC_ISSUER and OIDC_CLIENT_ID: set both or none");
  }
  if (given.CERTIFICATE_ARN && !given.BASE_URL) {
    problems.push("CERTIFICATE_ARN: needs BASE_URL, the address that the certificate is for");
  }
  const domain = given.FROM_EMAIL?.split("@")[1];
  if (given.SES_IDENTITY && ![domain, given.FROM_EMAIL].includes(given.SES_IDENTITY)) {
    problems.push("SES_IDENTITY: expected FROM_EMAIL itself or its domain");
  }
  return problems;
}

function productionProblems(given: Record<string, string>): string[] {
  const missing = Object.entries(neededInProduction)
    .filter(([name]) => !given[name])
    .map(([name, reason]) => `${name}: missing; ${reason}`);
  const plain = `${given.ALLOWED_ORIGINS ?? ""},${given.BASE_URL ?? ""}`.includes("http://")
    ? ["ALLOWED_ORIGINS and BASE_URL: only https:// in production"]
    : [];
  return [...missing, ...plain];
}
