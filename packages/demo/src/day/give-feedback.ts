import { codeIn } from "../stack/local-console.ts";
import type { Played } from "./run-session.ts";
import type { Team } from "./team.ts";

/** Three days later: answers the request for feedback through the link of its mail. */
export async function giveFeedback(team: Team, { participant, sessionId }: Played): Promise<void> {
  const { registration } = participant.person;
  const mail = await team.mailbox.find("feedback-request", registration.email);
  const { token } = await team.anyone.redeemCode({ code: codeIn(mail) });
  const happy = participant.person.beats.every(({ event }) => event.type !== "error");
  const { feedback } = await team.anyone.as(token).giveFeedback({
    id: sessionId,
    installRating: happy ? 9 : 5,
    trustLevel: happy ? 5 : 3,
    npsScore: happy ? 10 : 6,
    sus: happy ? [5, 1, 5, 2, 4, 1, 5, 1, 5, 2] : [3, 3, 3, 4, 3, 3, 3, 4, 2, 3],
    comments: happy
      ? "Quicker than I thought."
      : "Die Hilfe hat mich gerettet, aber warum brauchte ich sie?",
  });
  const what = `gives feedback: ${feedback.installRating} of 10, SUS ${feedback.susScore}`;
  team.out.event(team.local.now(), participant.code, what);
}
