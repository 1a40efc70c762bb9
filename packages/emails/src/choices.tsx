import type { Language } from "@luna/contracts/language";
/** What a person can do about a booked session; each link leads to a page with a button, none acts by itself. */
import { WebUrl } from "@luna/contracts/scalars";
import { Anchor, Paragraph } from "./blocks.tsx";
import { inLanguages } from "./language.ts";

export const Choices = {
  sessionLink: WebUrl,
  moveLink: WebUrl,
  cancelLink: WebUrl,
};

const words = inLanguages({
  en: { see: "See your session", move: "Choose another time", cancel: "Cancel the session" },
  de: { see: "Ihre Sitzung ansehen", move: "Anderen Termin wählen", cancel: "Sitzung absagen" },
});

/** The links in one line. */
export function choices(
  links: { sessionLink: string; moveLink: string; cancelLink: string },
  language: Language,
) {
  const say = words[language];
  return (
    <Paragraph>
      <Anchor href={links.sessionLink}>{say.see}</Anchor>
      {" · "}
      <Anchor href={links.moveLink}>{say.move}</Anchor>
      {" · "}
      <Anchor href={links.cancelLink}>{say.cancel}</Anchor>
    </Paragraph>
  );
}
