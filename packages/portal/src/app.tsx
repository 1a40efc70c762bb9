import { useEffect, useState } from "react";
import { type Place, placeAt } from "./address.ts";
import { findService } from "./config.ts";
import { MailLink } from "./mail-link/mail-link.tsx";
import { PairingCode } from "./mail-link/pairing-code.tsx";
import { Unsubscribe } from "./mail-link/unsubscribe.tsx";
import { Failure } from "./page/failure.tsx";
import {
  inLanguage,
  type Language,
  LanguageContext,
  preferredLanguage,
  rememberLanguage,
} from "./page/language.ts";
import { Page } from "./page/page.tsx";
import { texts } from "./page/texts.ts";
import { useLoaded } from "./page/use-loaded.ts";
import { Controller } from "./study/controller.tsx";
import { Landing } from "./study/landing.tsx";

async function load() {
  const client = await findService();
  return { client, about: await client.readStudy() };
}

export function App() {
  const [language, setLanguage] = useState(preferredLanguage);
  const [place, setPlace] = useState(() => placeAt(location));
  const loaded = useLoaded(load);
  const about = loaded.state === "ready" ? loaded.value.about : undefined;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = about ? inLanguage(about.study.title, language) : texts[language].study;
  }, [language, about]);
  useEffect(() => {
    const read = () => setPlace(placeAt(location));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);

  const choose = (chosen: Language) => {
    rememberLanguage(chosen);
    setLanguage(chosen);
  };
  return (
    <LanguageContext value={language}>
      <Page onLanguage={choose} foot={about && <Controller settings={about.settings} />}>
        {loaded.state === "loading" && <p role="status">{texts[language].loading}</p>}
        {loaded.state === "failed" && <Failure error={loaded.error} onRetry={loaded.retry} />}
        {loaded.state === "ready" && <Content {...loaded.value} place={place} />}
      </Page>
    </LanguageContext>
  );
}

type Loaded = Awaited<ReturnType<typeof load>>;

function Content({ client, about, place }: Loaded & { place: Place }) {
  switch (place.page) {
    case "mail-link":
      return <MailLink key={place.code} client={client} code={place.code} onSpent={forgetCode} />;
    case "pair":
      return <PairingCode code={place.code} />;
    case "unsubscribe":
      return <Unsubscribe client={client} token={place.token} />;
    case "landing":
      return <Landing client={client} about={about} />;
  }
}

/** A used code is of no use in the history. */
const forgetCode = () => history.replaceState(null, "", location.pathname);
