import type { CallInput } from "@luna/sdk";

export const questions = [
  "adult",
  "availability",
  "adminRights",
  "internet",
  "motivation",
] as const;
/** Judged by researchers only. */
export const judged = "communication";
export type Question = (typeof questions)[number] | typeof judged;
export type Answers = Partial<Record<Question, string>>;

/** The answers as the service takes them; undefined while one is missing. */
export function inputOf(answers: Answers): Omit<CallInput<"screenParticipant">, "id"> | undefined {
  const { adult, availability, adminRights, internet, motivation, communication } = answers;
  if (!adult || !availability || !adminRights || !internet || !motivation) return undefined;
  return {
    adult: adult === "yes",
    available: availability === "available",
    ...(availability === "partly" && { partiallyAvailable: true }),
    hasAdminRights: adminRights === "yes",
    hasReliableInternet: internet === "yes",
    motivationLevel: motivation as "low" | "medium" | "high",
    ...(communication && { communicationClear: communication === "yes" }),
  };
}
