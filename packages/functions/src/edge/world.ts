/** What is made once in a warm function and shared by its calls. */

import { readFileDays } from "@luna/contracts/entities/file-days";
import { luna } from "@luna/contracts/study/luna";
import type { Actor } from "@luna/core/actor";
import { connectSecret } from "@luna/core/aws/secret";
import { connectTable } from "@luna/core/aws/table";
import type { Context, Settings } from "@luna/core/context";
import { maySeeSealed, withoutSealed } from "@luna/core/person/sealed";
import { optionalSetting, setting } from "../env.ts";
import { createLog } from "./log.ts";

let world: ReturnType<typeof connect> | undefined;

function connect() {
  const table = connectTable({ name: setting("tableName"), now: Date.now });
  return {
    table,
    /** Made once: what a warm function remembers, it remembers of a table. */
    openTable: withoutSealed(table),
    keys: connectSecret(optionalSetting("secretArn") ?? ""),
    settings: readSettings(),
    study: luna,
  };
}

/** Settings that this function was not given are empty: it has no business with them. */
function readSettings(): Settings {
  return {
    stage: setting("stage"),
    apiUrl: optionalSetting("apiUrl") ?? "",
    websocketUrl: optionalSetting("websocketUrl") ?? "",
    portalUrl: optionalSetting("portalUrl") ?? "",
    studyName: optionalSetting("studyName") ?? "",
    brandColor: optionalSetting("brandColor") ?? "",
    controllerName: optionalSetting("controllerName") ?? "",
    privacyContact: optionalSetting("privacyContact") ?? "",
    privacyNoticeUrl: optionalSetting("privacyNoticeUrl") ?? "",
    retentionDays: Number(optionalSetting("retentionDays") ?? 365),
    fileDays: readFileDays(optionalSetting("fileDays") ?? ""),
    maxFileBytes: Number(optionalSetting("maxFileSize") ?? 52_428_800),
    maxRecordingBytes: Number(optionalSetting("maxRecordingSize") ?? 5 * 2 ** 30),
    signIn: {
      issuer: optionalSetting("oidcIssuer") ?? "",
      clientId: optionalSetting("oidcClientId") ?? "",
    },
  };
}

/** The context of one call, with what its actor may know of. */
export function contextFor(actor: Actor, requestId: string): Context {
  world ??= connect();
  const { openTable, ...shared } = world;
  const table = maySeeSealed(actor) ? world.table : openTable;
  return { ...shared, table, actor, requestId, now: Date.now, log: createLog(requestId) };
}
