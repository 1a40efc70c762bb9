/** Changes of a session that move its person along, tried again when somebody else was faster. */
import type { Participant } from "@luna/contracts/entities/participant";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { instant } from "../context.ts";
import { AppError } from "../error.ts";
import { followSessions, moved } from "../participant/status.ts";
import * as Participants from "../participant/store.ts";
import type { StoredSession } from "./session.ts";
import * as Store from "./store.ts";

const tries = 6;

export interface SessionChange {
  session: StoredSession;
  /** What else belongs into the transaction: mails, guards. */
  also?: Write[];
  /** What the change does to the person, beside the status that follows the sessions. */
  participant?: (participant: Participant) => Participant;
}

/**
 * Reads with `read`, decides with `decide` and writes session and person in one transaction; decides
 * again on what is there when either has changed meanwhile. `decide` answers undefined for "nothing
 * to do", which gives the session back as it is.
 * @throws AppError `concurrent_change` when it never comes to rest
 */
export async function change(
  ctx: Context,
  read: () => Promise<StoredSession>,
  decide: (
    session: StoredSession,
  ) => Promise<SessionChange | undefined> | SessionChange | undefined,
): Promise<StoredSession> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const session = await read();
    const decided = await decide(session);
    if (!decided) return session;
    const stored = await Store.replace(ctx, decided.session, {
      ifVersion: session.version,
      also: [
        ...(decided.also ?? []),
        ...(decided.session.status === session.status && !decided.participant
          ? []
          : await personWrites(ctx, decided.session, decided.participant)),
      ],
    });
    if (stored) return stored;
  }
  throw new AppError("concurrent_change", "Somebody else is changing this session.");
}

/** The change of the person that follows from a session's change; none when it stays as it is or is erased. */
export async function personWrites(
  ctx: Context,
  session: StoredSession,
  act: (participant: Participant) => Participant = (participant) => participant,
): Promise<Write[]> {
  const participant = await Participants.get(ctx, session.participantId, { consistent: true });
  if (!participant) return [];
  const others = await Store.ofParticipant(ctx, session.participantId);
  const sessions = [...others.filter(({ id }) => id !== session.id), session];
  const acted = act(participant);
  const status = followSessions(acted, sessions, ctx.study.plan);
  if (acted === participant && status === participant.status) return [];
  return [
    Participants.changeWrite(
      { ...acted, status: moved(participant.status, status, "sessions"), updatedAt: instant(ctx) },
      { ifVersion: participant.version },
    ),
  ];
}
