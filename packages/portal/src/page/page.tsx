import type { ReactNode } from "react";
import { type Language, languages, useLanguage, useTexts } from "./language.ts";

/** What surrounds every page: the mark, the choice of language, the foot. */
export function Page(props: {
  children: ReactNode;
  foot?: ReactNode;
  onLanguage(language: Language): void;
}) {
  const texts = useTexts();
  const current = useLanguage();
  return (
    <>
      <header className="head">
        <a className="mark" href={import.meta.env.BASE_URL}>
          <Moon />
          Luna
        </a>
        <fieldset className="languages">
          <legend className="unseen">{texts.language}</legend>
          {languages.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              lang={id}
              aria-pressed={id === current}
              onClick={() => props.onLanguage(id)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </header>
      <main>{props.children}</main>
      {props.foot && <footer className="foot">{props.foot}</footer>}
    </>
  );
}

function Moon() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <path d="M20.5 3.2A13.2 13.2 0 1 0 28.8 21 10.6 10.6 0 0 1 20.5 3.2z" />
    </svg>
  );
}
