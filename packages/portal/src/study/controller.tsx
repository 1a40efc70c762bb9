import type { CallAnswer } from "@luna/sdk";
import { useTexts } from "../page/language.ts";

/** Who answers for the data. */
export function Controller({ settings }: { settings: CallAnswer<"readStudy">["settings"] }) {
  const texts = useTexts();
  const contact = settings.privacyContact;
  return (
    <dl>
      <div>
        <dt>{texts.controller}</dt>
        <dd>{settings.controller}</dd>
      </div>
      <div>
        <dt>{texts.privacyContact}</dt>
        <dd>{contact.includes("@") ? <a href={`mailto:${contact}`}>{contact}</a> : contact}</dd>
      </div>
      {settings.privacyNoticeUrl && (
        <div>
          <dt className="unseen">{texts.privacyNotice}</dt>
          <dd>
            <a href={settings.privacyNoticeUrl} rel="noreferrer">
              {texts.privacyNotice}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
