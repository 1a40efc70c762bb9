import { participants } from "@luna/contracts/routes/participants";
import { lazyBucket } from "@luna/core/aws/lazy-bucket";
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

export const handler = http(participants, {
  registerParticipant: Register.register,
  listParticipants: List.list,
  readParticipant: Read.read,
  updateParticipant: Update.update,
  screenParticipant: Screening.screen,
  segmentStatistics: Statistics.segmentStatistics,
  giveConsent: Consent.give,
  exportParticipant: (ctx, input) =>
    Export.exportPerson({ ...ctx, bucket: lazyBucket(setting("bucketName")) }, input),
  eraseParticipant: Erase.erase,
});
