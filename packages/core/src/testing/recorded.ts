/** Somebody who may be recorded, for tests of files. */
import type { Actor } from "../actor.ts";
import { give } from "../consent/give.ts";
import * as Participant from "../participant/store.ts";
import { create } from "../session/create.ts";
import { researcher, type TestContext } from "./context.ts";
import { registered, self } from "./participant.ts";

/** A verified person who lets itself be recorded, with a session for now. */
export async function recorded(ctx: TestContext, consents = { recording: true }) {
  const person = await registered(ctx);
  const stored = (await Participant.get(ctx, person.id))!;
  await Participant.replace(
    ctx,
    { ...stored, emailVerifiedAt: stored.registeredAt },
    { ifVersion: stored.version },
  );
  const own = ctx.as(self(person));
  if (consents.recording) await give(own, { id: person.id, purpose: "recording", given: true });
  const { session } = await create(ctx.as(researcher), {
    participantId: person.id,
    override: true,
  } as Parameters<typeof create>[1]);
  const client: Actor = { kind: "client", sessionId: session.id, source: "app" };
  return { person, session, own, client: ctx.as(client) };
}
