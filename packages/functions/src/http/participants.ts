import * as Consent from "@luna/core/consent/give";
import * as List from "@luna/core/participant/list";
import * as Read from "@luna/core/participant/read";
import * as Register from "@luna/core/participant/register";
import * as Statistics from "@luna/core/participant/segment-statistics";
import * as Update from "@luna/core/participant/update";
import * as Erase from "@luna/core/person/erase";
import * as Export from "@luna/core/person/export";
import * as Screening from "@luna/core/screening/screen";
import { http } from "../edge/http.ts";
import { setting } from "../env.ts";

export const handler = http("participants", {
  registerParticipant: Register.register,
  listParticipants: List.list,
  readParticipant: Read.read,
  updateParticipant: Update.update,
  screenParticipant: Screening.screen,
  segmentStatistics: Statistics.segmentStatistics,
  giveConsent: Consent.give,
  exportParticipant: async (ctx, input) => {
    // loaded only here: registering is to start fast, and has no business with files
    const { connectBucket } = await import("@luna/core/aws/bucket");
    return Export.exportPerson({ ...ctx, bucket: connectBucket(setting("bucketName")) }, input);
  },
  eraseParticipant: Erase.erase,
});
