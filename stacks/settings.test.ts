import { describe, expect, it } from "vitest";
import { readSettings, settingNames } from "./settings.ts";

const production = {
  FROM_EMAIL: "study@luna.example",
  ALERT_EMAIL: "team@luna.example",
  CONTROLLER_NAME: "Luna e.V.",
  PRIVACY_CONTACT: "privacy@luna.example",
  PRIVACY_NOTICE_URL: "https://luna.example/privacy",
};

describe("readSettings", () => {
  it("needs nothing on a stage of a developer", () => {
    expect(readSettings("anna", {})).toMatchObject({
      production: false,
      fromEmail: "study@anna.luna.example",
      privacyContact: "study@anna.luna.example",
      retentionDays: 365,
      maxFileBytes: 52_428_800,
      maxRecordingBytes: 5 * 2 ** 30,
      logRetentionDays: 30,
      issuer: undefined,
    });
  });

  it("takes an empty value for none, as an .env file has it", () => {
    expect(readSettings("anna", { BASE_URL: "", RETENTION_DAYS: " " }).retentionDays).toBe(365);
  });

  it.each([
    ["50MB", 52_428_800],
    ["1 gb", 2 ** 30],
    ["1000", 1000],
  ])("reads a size of %s as %i bytes", (text, bytes) => {
    expect(readSettings("anna", { MAX_FILE_SIZE: text }).maxFileBytes).toBe(bytes);
  });

  it("reads several origins", () => {
    const { allowedOrigins } = readSettings("anna", {
      ALLOWED_ORIGINS: "https://a.example, http://localhost:5173",
    });
    expect(allowedOrigins).toEqual(["https://a.example", "http://localhost:5173"]);
  });

  it.each([
    [{ FROM_EMAIL: "nobody" }, "FROM_EMAIL: expected an e-mail address"],
    [{ ALLOWED_ORIGINS: "*" }, "ALLOWED_ORIGINS: expected an origin"],
    [{ BASE_URL: "http://study.example" }, "BASE_URL: expected an origin"],
    [{ BASE_URL: "https://study.example/testing" }, "BASE_URL: expected an origin"],
    [{ RETENTION_DAYS: "0" }, "RETENTION_DAYS: at least 1 day"],
    [{ RETENTION_DAYS: "a year" }, "RETENTION_DAYS: expected a whole number of days"],
    [{ FILE_RETENTION_DAYS: "video=3" }, "FILE_RETENTION_DAYS: expected days such as 90"],
    [{ MAX_FILE_SIZE: "6GB" }, "MAX_FILE_SIZE: at most 5368709120 bytes"],
    [{ MAX_RECORDING_SIZE: "big" }, "MAX_RECORDING_SIZE: expected bytes"],
    [{ LOG_RETENTION_DAYS: "31" }, "LOG_RETENTION_DAYS: one of 1, 3, 5"],
    [{ BRAND_COLOR: "red" }, "BRAND_COLOR: expected a colour"],
    [{ OIDC_ISSUER: "https://issuer.example" }, "OIDC_ISSUER and OIDC_CLIENT_ID: set both or none"],
    [
      { CERTIFICATE_ARN: "arn:aws:acm:us-east-1:1:certificate/1" },
      "CERTIFICATE_ARN: needs BASE_URL",
    ],
    [{ CERTIFICATE_ARN: "arn:aws:acm:eu-central-1:1:certificate/1" }, "us-east-1"],
    [
      { FROM_EMAIL: "a@b.example", SES_IDENTITY: "c.example" },
      "SES_IDENTITY: expected FROM_EMAIL itself or its domain",
    ],
  ])("refuses %j and says what it expected", (environment, message) => {
    expect(() => readSettings("anna", environment)).toThrow(message);
  });

  it("names each origin that is none", () => {
    const read = () =>
      readSettings("anna", { ALLOWED_ORIGINS: "https://a.example, *, https://b.example/" });
    expect(read).toThrow(
      /ALLOWED_ORIGINS: .*, not "\*"\n.*ALLOWED_ORIGINS: .*, not "https:\/\/b.example\/"/,
    );
  });

  it("says everything that is wrong at once", () => {
    expect(() => readSettings("anna", { FROM_EMAIL: "x", BRAND_COLOR: "y" })).toThrow(
      /FROM_EMAIL.*\n.*BRAND_COLOR/,
    );
  });

  it.each(["Anna", "a", "feature_x", "-x", "--stage", "Bad_Stage", "a-name-that-is-far-too-long"])(
    "refuses the stage name %s",
    (stage) => expect(() => readSettings(stage, {})).toThrow("the stage's name"),
  );

  it.each(["prod", "production"])("lets %s go with what it needs", (stage) => {
    expect(readSettings(stage, production).production).toBe(true);
  });

  it.each(Object.keys(production))("does not let production go without %s", (name) => {
    expect(() => readSettings("production", { ...production, [name]: "" })).toThrow(
      `${name}: missing; `,
    );
  });

  it("does not let production be called over plain HTTP", () => {
    expect(() =>
      readSettings("prod", { ...production, ALLOWED_ORIGINS: "http://localhost:5173" }),
    ).toThrow("only https://");
  });

  it("knows each setting by one name", () => {
    expect(new Set(settingNames).size).toBe(settingNames.length);
  });
});
