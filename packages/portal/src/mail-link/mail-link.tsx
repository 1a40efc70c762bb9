import { type Client, isApiError } from "@luna/sdk";
import { useState } from "react";
import { Failure } from "../page/failure.tsx";
import { useTexts } from "../page/language.ts";
import { Appointment, type Session } from "./appointment.tsx";
import { RequestLink } from "./request-link.tsx";

type Step =
  | { at: "closed" | "opening" | "spent" }
  | { at: "failed"; error: unknown }
  | { at: "open"; client: Client; firstName: string | undefined; session: Session | undefined };

/**
 * Where a mail's link leads. Nothing happens until the button is pressed: mail scanners open links too.
 */
export function MailLink(props: { client: Client; code: string; onSpent(): void }) {
  const texts = useTexts();
  const [step, setStep] = useState<Step>({ at: "closed" });

  async function open() {
    setStep({ at: "opening" });
    try {
      setStep({ at: "open", ...(await redeem(props.client, props.code)) });
      props.onSpent();
    } catch (error) {
      if (isApiError(error, "code_spent")) setStep({ at: "spent" });
      else setStep({ at: "failed", error });
    }
  }

  if (step.at === "spent")
    return (
      <section className="card">
        <h1>{texts.spentTitle}</h1>
        <p>{texts.spentText}</p>
        <RequestLink client={props.client} />
      </section>
    );
  if (step.at === "open")
    return (
      <section className="card">
        <h1>{step.firstName ? texts.hello(step.firstName) : texts.signedInTitle}</h1>
        {step.session ? (
          <Appointment client={step.client} session={step.session} />
        ) : (
          <p role="status">{texts.signedInText}</p>
        )}
      </section>
    );
  return (
    <section className="card">
      <h1>{texts.openLinkTitle}</h1>
      <p>{texts.openLinkText}</p>
      {step.at === "failed" && <Failure error={step.error} />}
      <button type="button" className="action" disabled={step.at === "opening"} onClick={open}>
        {step.at === "failed" ? texts.tryAgain : texts.goOn}
      </button>
    </section>
  );
}

async function redeem(client: Client, code: string) {
  const { token, sessionId } = await client.redeemCode({ code });
  const own = client.as(token);
  const [me, session] = await Promise.all([
    own.readMe(),
    sessionId ? own.readSession({ id: sessionId }) : undefined,
  ]);
  return { client: own, firstName: me.name || undefined, session: session?.session };
}
