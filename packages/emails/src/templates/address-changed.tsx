import { EmailAddress, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { FirstName } from "../appointment.ts";
import { Action, Anchor, Aside, Paragraph } from "../blocks.tsx";
import { mailtoOf } from "../brand.ts";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    confirm: {
      subject: "Please confirm your new address",
      preview: "One click, then all mails come to this address.",
      heading: "Your new e-mail address",
      text: (study: string) =>
        `This address was entered as the new address for “${study}”. Please confirm that it is yours; from then on our mails come here.`,
      action: "Confirm this address",
      stranger:
        "You know nothing of this? Then you need not do anything: without your confirmation the address is not used for signing in.",
    },
    notice: {
      subject: "Your e-mail address was changed",
      preview: "Was it you? Then you need not do anything.",
      heading: "Your e-mail address was changed",
      text: (study: string, masked: string) =>
        `The e-mail address of your account for “${study}” was changed to ${masked}. Our mails go there from now on.`,
      yours: "Was it you? Then you need not do anything.",
      stranger: "If it was not you, please tell us at once: ",
    },
  },
  de: {
    confirm: {
      subject: "Bitte bestätigen Sie Ihre neue Adresse",
      preview: "Ein Klick, dann kommen alle E-Mails an diese Adresse.",
      heading: "Ihre neue E-Mail-Adresse",
      text: (study: string) =>
        `Diese Adresse wurde als neue Adresse für „${study}“ angegeben. Bitte bestätigen Sie, dass es Ihre ist; von da an kommen unsere E-Mails hierher.`,
      action: "Diese Adresse bestätigen",
      stranger:
        "Sie wissen nichts davon? Dann müssen Sie nichts tun: Ohne Ihre Bestätigung wird die Adresse nicht zum Anmelden verwendet.",
    },
    notice: {
      subject: "Ihre E-Mail-Adresse wurde geändert",
      preview: "Waren Sie es selbst? Dann müssen Sie nichts tun.",
      heading: "Ihre E-Mail-Adresse wurde geändert",
      text: (study: string, masked: string) =>
        `Die E-Mail-Adresse Ihres Kontos für „${study}“ wurde in ${masked} geändert. Unsere E-Mails gehen von nun an dorthin.`,
      yours: "Waren Sie es selbst? Dann müssen Sie nichts tun.",
      stranger: "Wenn nicht, sagen Sie uns bitte sofort Bescheid: ",
    },
  },
});

/** Two mails: a link to the new address, a notice to the old one. */
export const addressChanged = template({
  audience: "participant",
  props: z.discriminatedUnion("to", [
    z.strictObject({ to: z.literal("new"), firstName: FirstName, confirmLink: WebUrl }),
    /** The new address is shown masked: whoever reads the old mailbox need not learn it. */
    z.strictObject({ to: z.literal("old"), firstName: FirstName, newAddress: EmailAddress }),
  ]),
  write(props, { brand, language }) {
    const hello = <Paragraph>{greeting(language, props.firstName)}</Paragraph>;
    if (props.to === "new") {
      const say = words[language].confirm;
      return {
        subject: say.subject,
        preview: say.preview,
        heading: say.heading,
        body: (
          <>
            {hello}
            <Paragraph>{say.text(brand.studyName)}</Paragraph>
            <Action href={props.confirmLink} color={brand.brandColor}>
              {say.action}
            </Action>
            <Aside>{say.stranger}</Aside>
          </>
        ),
      };
    }
    const say = words[language].notice;
    const mailto = mailtoOf(brand.privacyContact);
    return {
      subject: say.subject,
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          {hello}
          <Paragraph>{say.text(brand.studyName, masked(props.newAddress))}</Paragraph>
          <Paragraph>{say.yours}</Paragraph>
          <Paragraph>
            {say.stranger}
            {mailto ? <Anchor href={mailto}>{brand.privacyContact}</Anchor> : brand.privacyContact}
          </Paragraph>
        </>
      ),
    };
  },
});

/** `mira@example.org` as `m…@example.org`. */
function masked(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address;
  return at > 0 ? `${first}…${address.slice(at)}` : `${first}…`;
}
