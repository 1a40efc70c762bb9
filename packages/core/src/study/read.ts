import type { RouteAnswer } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";

/** The study's texts and what the portal shows of the settings. */
export async function read({ study, settings }: Context): Promise<RouteAnswer<"readStudy">> {
  return {
    study,
    settings: {
      name: settings.studyName,
      controller: settings.controllerName,
      privacyContact: settings.privacyContact,
      privacyNoticeUrl: settings.privacyNoticeUrl,
      brandColor: settings.brandColor,
      maxFileSize: settings.maxFileBytes,
      maxRecordingSize: settings.maxRecordingBytes,
      retentionDays: settings.retentionDays,
      signIn: settings.signIn,
    },
  };
}
