import { type ReactNode, useEffect, useMemo, useState } from "react";
import { chosenLanguage, type Language, LanguageContext, rememberLanguage } from "./language.ts";

/** The language of every page below, and of the document. */
export function LanguageProvider(props: { initial: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(props.initial);
  const [isChosen, setChosen] = useState(() => chosenLanguage() !== undefined);
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      isChosen,
      unsaved,
      choose: (chosen: Language) => {
        rememberLanguage(chosen);
        setLanguage(chosen);
        setChosen(true);
        setUnsaved(true);
      },
      follow: setLanguage,
      markSaved: () => setUnsaved(false),
    }),
    [language, isChosen, unsaved],
  );
  return <LanguageContext value={choice}>{props.children}</LanguageContext>;
}
