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

const storageKey = "luna.screening";

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

/** What was answered in this tab before it was loaded again. */
export function rememberedAnswers(): Answers {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? "{}") as Answers;
  } catch {
    return {};
  }
}

export function rememberAnswers(answers: Answers | undefined): void {
  try {
    if (answers) sessionStorage.setItem(storageKey, JSON.stringify(answers));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is switched off: a reload then begins anew.
  }
}
