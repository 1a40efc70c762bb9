import type { CallAnswer, Client } from "@luna/sdk";
import { RequestLink } from "../mail-link/request-link.tsx";
import { inLanguage, useLanguage, useTexts } from "../page/language.ts";

/** What the study is, what a participant does in it, and the way back in. */
export function Landing({ client, about }: { client: Client; about: CallAnswer<"readStudy"> }) {
  const texts = useTexts();
  const language = useLanguage();
  const { study } = about;
  const first = study.scenarios.find(({ type }) => type === study.plan[0]);
  return (
    <>
      <section className="hero">
        <h1>{inLanguage(study.title, language)}</h1>
        <p className="lead">{inLanguage(study.summary, language)}</p>
      </section>
      {first && (
        <section>
          <h2>{texts.whatYouDo}</h2>
          <ol className="tasks">
            {first.tasks.map((task) => (
              <li key={task.id}>
                <h3>{inLanguage(task.title, language)}</h3>
                <p>{inLanguage(task.instruction, language)}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2>{texts.goodToKnow}</h2>
        <ul className="points">
          {texts.facts.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{texts.whatIsRecorded}</h2>
        <p className="faint">{texts.consentNote}</p>
        {study.consents.map(({ purpose, text }) => (
          <details key={purpose}>
            <summary>{texts.consentTitles[purpose]}</summary>
            <p className="consent">{inLanguage(text, language)}</p>
          </details>
        ))}
      </section>
      <section className="card">
        <h2>{texts.alreadyIn}</h2>
        <p>{texts.linkIntro}</p>
        <RequestLink client={client} />
      </section>
    </>
  );
}
