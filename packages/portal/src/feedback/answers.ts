import type { CallInput } from "@luna/sdk";

/** What can be answered; everything is optional. */
export type Answers = Omit<CallInput<"giveFeedback">, "id" | "draft">;

const fields = [
  "installRating",
  "trustLevel",
  "npsScore",
  "painPoints",
  "improvements",
  "describeLuna",
  "comments",
  "sus",
  "umuxLite",
] as const satisfies readonly (keyof Answers)[];

/** The answers in what the service holds, if it holds any. */
export function answersIn(feedback: unknown): Answers {
  if (typeof feedback !== "object" || feedback === null) return {};
  const known = feedback as Record<string, unknown>;
  return Object.fromEntries(
    fields.filter((name) => known[name] !== undefined).map((name) => [name, known[name]]),
  );
}

/** A list with one place set; places before it that were not answered are null. */
export function withItem(
  list: readonly (number | null)[] | undefined,
  at: number,
  value: number,
  length: number,
): (number | null)[] {
  return Array.from({ length }, (_, index) => (index === at ? value : (list?.[index] ?? null)));
}

/** How much has been answered, each item of a questionnaire counted. */
export function countAnswers(answers: Answers): { done: number; all: number } {
  const items = (list: readonly (number | null)[] | undefined) =>
    (list ?? []).filter((value) => value !== null).length;
  const { sus, umuxLite, ...rest } = answers;
  const single = Object.values(rest).filter((value) => value !== undefined && value !== "").length;
  return { done: single + items(sus) + items(umuxLite), all: 7 + 10 + 2 };
}

/** Without texts that were emptied again; undefined when nothing is left to send. */
export function sendable(answers: Answers): Answers | undefined {
  const given = Object.entries(answers).filter(([, value]) => value !== undefined && value !== "");
  return given.length > 0 ? (Object.fromEntries(given) as Answers) : undefined;
}

/** Whether the person has sent it, and not only begun. */
export const isSubmitted = (feedback: unknown): boolean =>
  typeof feedback === "object" && feedback !== null && "submittedAt" in feedback;
