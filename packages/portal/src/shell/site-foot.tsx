import { Anchor, Container } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { LinkAnchor } from "../page/link.tsx";
import type { About } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";
import classes from "./site-foot.module.css";

/** Who answers for the data, and the way in for the team. */
export function SiteFoot() {
  const texts = useTexts();
  // Read by the pages above; the foot waits for nobody and asks nobody.
  const { data } = useQuery<About>({ queryKey: ["study"], enabled: false });
  const settings = data?.settings;
  return (
    <footer className={classes.foot}>
      <Container size="md" className={classes.inside}>
        {settings && (
          <dl className={classes.facts}>
            <div>
              <dt>{texts.shell.controller}</dt>
              <dd>{settings.controller}</dd>
            </div>
            <div>
              <dt>{texts.shell.privacyContact}</dt>
              <dd>
                {settings.privacyContact.includes("@") ? (
                  <Anchor href={`mailto:${settings.privacyContact}`}>
                    {settings.privacyContact}
                  </Anchor>
                ) : (
                  settings.privacyContact
                )}
              </dd>
            </div>
            {settings.privacyNoticeUrl && (
              <div>
                <dt className="unseen">{texts.shell.privacyNotice}</dt>
                <dd>
                  <Anchor href={settings.privacyNoticeUrl} rel="noreferrer">
                    {texts.shell.privacyNotice}
                  </Anchor>
                </dd>
              </div>
            )}
          </dl>
        )}
        <LinkAnchor to="/staff" c="dimmed" size="sm">
          {texts.shell.team}
        </LinkAnchor>
      </Container>
    </footer>
  );
}
