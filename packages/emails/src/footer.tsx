import type { Language } from "@luna/contracts/language";
import { Anchor, Aside } from "./blocks.tsx";
import { type Brand, mailtoOf } from "./brand.ts";
import { inLanguages } from "./language.ts";

const words = inLanguages({
  en: {
    why: {
      participant: (study: string) => `You get this mail because you registered for “${study}”.`,
      staff: (study: string) => `You get this mail because you work on “${study}”.`,
    },
    controller: "Responsible for the study: ",
    privacy: "Questions about your data: ",
    notice: "Privacy notice",
    portal: "To the study’s portal",
    unsubscribe: "No more messages of this kind",
  },
  de: {
    why: {
      participant: (study: string) =>
        `Sie erhalten diese E-Mail, weil Sie sich für „${study}“ angemeldet haben.`,
      staff: (study: string) => `Sie erhalten diese E-Mail, weil Sie an „${study}“ mitarbeiten.`,
    },
    controller: "Verantwortlich für die Studie: ",
    privacy: "Fragen zu Ihren Daten: ",
    notice: "Datenschutzhinweise",
    portal: "Zum Portal der Studie",
    unsubscribe: "Keine Nachrichten dieser Art mehr",
  },
});

/** Why the mail came, who answers for the data, and where to turn. */
export function footer(
  brand: Brand,
  language: Language,
  audience: "participant" | "staff",
  unsubscribeLink?: string,
) {
  const say = words[language];
  const mailto = mailtoOf(brand.privacyContact);
  return (
    <>
      <Aside>{say.why[audience](brand.studyName)}</Aside>
      <Aside>
        {say.controller}
        {brand.controllerName}
        {". "}
        {say.privacy}
        {mailto ? <Anchor href={mailto}>{brand.privacyContact}</Anchor> : brand.privacyContact}
      </Aside>
      <Aside>
        <Anchor href={brand.portalUrl}>{say.portal}</Anchor>
        {brand.privacyNoticeUrl && " · "}
        {brand.privacyNoticeUrl && <Anchor href={brand.privacyNoticeUrl}>{say.notice}</Anchor>}
        {unsubscribeLink && " · "}
        {unsubscribeLink && <Anchor href={unsubscribeLink}>{say.unsubscribe}</Anchor>}
      </Aside>
    </>
  );
}
