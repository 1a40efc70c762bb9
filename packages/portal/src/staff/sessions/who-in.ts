/** What a session's person is called: the code, and the name where the answer carries one. */
export function whoIn(session: {
  participantCode: string;
  participant?: Record<string, unknown> | undefined;
}): string {
  const { firstName, lastName } = session.participant ?? {};
  const name = [firstName, lastName].filter((part) => typeof part === "string" && part).join(" ");
  return name ? `${session.participantCode} · ${name}` : session.participantCode;
}
