/** A participant, and what each kind of caller sees of one. */
import * as z from "zod/mini";
import { ParticipantId, StaffId } from "../ids.ts";
import {
  Instant,
  Locale,
  line,
  OperatingSystem,
  Phone,
  TimeZone,
  text,
  whole,
} from "../scalars.ts";
import { ConsentPurpose } from "../study/study.ts";

export const TechLevel = z.enum(["non-technical", "basic", "intermediate", "advanced"]);
export type TechLevel = z.infer<typeof TechLevel>;
export const Segment = z.enum(["non-technical", "semi-technical", "technical"]);
export type Segment = z.infer<typeof Segment>;
export const ParticipantStatus = z.enum([
  "pending",
  "screened",
  "ineligible",
  "scheduled",
  "active",
  "completed",
  "dropped",
]);
export type ParticipantStatus = z.infer<typeof ParticipantStatus>;
export const MotivationLevel = z.enum(["low", "medium", "high"]);

export const ScreeningPart = z.object({ part: z.string(), points: z.number(), max: z.number() });
export type ScreeningPart = z.infer<typeof ScreeningPart>;

export const ScreeningResult = z.object({
  score: whole(0, 100),
  eligible: z.boolean(),
  breakdown: z.array(ScreeningPart),
  recommendations: z.array(z.string()),
  ruleVersion: z.string(),
  /** Share of the segment and its equal share when it was judged. */
  balance: z.object({ share: z.number(), equalShare: z.number() }),
  at: Instant,
  by: z.string(),
  notes: z.optional(z.string()),
});
export type ScreeningResult = z.infer<typeof ScreeningResult>;

export const ConsentState = z.object({
  purpose: ConsentPurpose,
  given: z.boolean(),
  version: z.string(),
  /** SHA-256 of the text agreed to. */
  hash: z.string(),
  language: z.string(),
  at: Instant,
  way: z.enum(["registration", "portal", "withdrawal", "staff"]),
});
export type ConsentState = z.infer<typeof ConsentState>;

/** What everyone who may know of a participant sees: no name, no contact data. */
const observed = {
  id: ParticipantId,
  /** `P001`, by which people are called in reports, file names and to observers. */
  code: z.string(),
  segment: Segment,
  techLevel: TechLevel,
  operatingSystem: OperatingSystem,
  status: ParticipantStatus,
  registeredAt: Instant,
  updatedAt: Instant,
  version: whole(1),
  score: z.optional(z.number()),
  noShows: whole(0),
};
export const ObservedParticipant = z.object(observed);
export type ObservedParticipant = z.infer<typeof ObservedParticipant>;

const personal = {
  email: z.string(),
  emailVerifiedAt: z.optional(Instant),
  firstName: z.string(),
  lastName: z.optional(z.string()),
  phone: z.optional(z.string()),
  useCaseInterest: z.optional(z.string()),
  timeZone: TimeZone,
  locale: Locale,
  consents: z.array(ConsentState),
};

/** What the person sees of itself. */
export const OwnParticipant = z.object({
  id: observed.id,
  code: observed.code,
  status: observed.status,
  techLevel: observed.techLevel,
  operatingSystem: observed.operatingSystem,
  registeredAt: observed.registeredAt,
  updatedAt: observed.updatedAt,
  version: observed.version,
  ...personal,
});
export type OwnParticipant = z.infer<typeof OwnParticipant>;

/** What researchers and admins see, and what is stored. */
export const Participant = z.object({
  ...observed,
  ...personal,
  source: z.optional(z.string()),
  notes: z.optional(z.string()),
  variant: z.optional(z.string()),
  unsubscribedAt: z.optional(Instant),
  lastContactAt: Instant,
  /** What the last screening, or a researcher since, decided; absent before the first. */
  eligible: z.optional(z.boolean()),
  screening: z.optional(ScreeningResult),
  screenings: z.array(ScreeningResult),
  /** A researcher lets the person answer the screening once more. */
  rescreeningOpen: z.optional(z.boolean()),
  /** When the person asked to be erased, where a legal hold keeps the data for admins alone. */
  sealedAt: z.optional(Instant),
  /** Why a researcher last set the status by hand. */
  statusReason: z.optional(z.string()),
});
export type Participant = z.infer<typeof Participant>;

/** As the caller may see it. */
export const SeenParticipant = z.union([Participant, OwnParticipant, ObservedParticipant]);

export const RegisterParticipant = z.strictObject({
  email: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)),
  firstName: line(100),
  lastName: z.optional(line(100)),
  phone: z.optional(Phone),
  operatingSystem: OperatingSystem,
  techLevel: TechLevel,
  useCaseInterest: z.optional(text(2000)),
  timeZone: z._default(TimeZone, "UTC"),
  locale: z._default(Locale, "en"),
  source: z.optional(line(120)),
  consent: z.optional(
    z.strictObject({
      session: z.optional(z.boolean()),
      recording: z.optional(z.boolean()),
      contact: z.optional(z.boolean()),
    }),
  ),
});
export type RegisterParticipant = z.infer<typeof RegisterParticipant>;

export const UpdateParticipant = z.strictObject({
  firstName: z.optional(line(100)),
  lastName: z.optional(line(100)),
  phone: z.optional(Phone),
  timeZone: z.optional(TimeZone),
  locale: z.optional(Locale),
  email: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(254))),
  operatingSystem: z.optional(OperatingSystem),
  useCaseInterest: z.optional(text(2000)),
  segment: z.optional(Segment),
  status: z.optional(ParticipantStatus),
  reason: z.optional(text(500)),
  notes: z.optional(text(10_000)),
  techLevel: z.optional(TechLevel),
});
export type UpdateParticipant = z.infer<typeof UpdateParticipant>;

/** `available` and `partiallyAvailable` at once is refused. */
export const ScreenParticipant = z
  .strictObject({
    adult: z.boolean(),
    available: z.boolean(),
    partiallyAvailable: z.optional(z.boolean()),
    hasAdminRights: z.boolean(),
    hasReliableInternet: z.boolean(),
    motivationLevel: MotivationLevel,
    communicationClear: z.optional(z.boolean()),
    notes: z.optional(text(2000)),
  })
  .check(
    z.refine((answers) => !(answers.available && answers.partiallyAvailable), {
      path: ["partiallyAvailable"],
      message: "cannot be available and partially available at once",
    }),
  );
export type ScreenParticipant = z.infer<typeof ScreenParticipant>;

export const StaffRole = z.enum(["observer", "researcher", "admin"]);
export type StaffRole = z.infer<typeof StaffRole>;
export const StaffPreferences = z.strictObject({
  alertMail: z.optional(z.boolean()),
  digest: z.optional(z.boolean()),
  locale: z.optional(Locale),
  timeZone: z.optional(TimeZone),
});
export type StaffPreferences = z.infer<typeof StaffPreferences>;

/** Someone who has signed in at the stage's issuer. */
export const Staff = z.object({
  id: StaffId,
  name: z.string(),
  email: z.string(),
  role: StaffRole,
  lastSeenAt: Instant,
  preferences: StaffPreferences,
});
export type Staff = z.infer<typeof Staff>;
