/** The pages around rendered samples; written by `previews.tsx`. */

import { type Language, languages } from "@luna/contracts/language";
import type { ReactNode } from "react";

const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif } body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem }
a { color: inherit } li { margin: .35rem 0 } .views { display: flex; gap: 1.5rem; flex-wrap: wrap; align-items: flex-start }
figure { margin: 0; max-width: 100% } figcaption { margin: 0 0 .4rem; opacity: .75 }
iframe { border: 1px solid #8886; border-radius: .6rem; height: 46rem; max-width: 100%; background: #fff }
pre { white-space: pre-wrap; border: 1px solid #8886; border-radius: .6rem; padding: 1rem; max-width: 40rem }`;

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}

const addressOf = (name: string, language: Language) => `${name}.${language}.html`;

export function IndexPage({ names }: { names: readonly string[] }) {
  return (
    <Page title="Mail templates">
      <main>
        <h1>Mail templates</h1>
        <p>Every kind of mail with made-up data, as it is sent. Dark mode follows your system.</p>
        <ul>
          {names.map((name) => (
            <li key={name}>
              {name}:{" "}
              {languages.map((language) => (
                <span key={language}>
                  <a href={addressOf(name, language)}>{language}</a>{" "}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </main>
    </Page>
  );
}

export function PreviewPage(props: {
  name: string;
  language: Language;
  subject: string;
  text: string;
}) {
  const { name, language } = props;
  const mail = `${name}.${language}.mail.html`;
  return (
    <Page title={`${name} (${language})`}>
      <main>
        <p>
          <a href="index.html">Mail templates</a>
          {languages
            .filter((other) => other !== language)
            .map((other) => (
              <span key={other}>
                {" · "}
                <a href={addressOf(name, other)}>{other}</a>
              </span>
            ))}
        </p>
        <h1>{name}</h1>
        <p>Subject: {props.subject}</p>
        <div className="views">
          <figure>
            <figcaption>On a phone (360 pixels)</figcaption>
            <iframe title="on a phone" src={mail} width={360} />
          </figure>
          <figure>
            <figcaption>On a desk (640 pixels)</figcaption>
            <iframe title="on a desk" src={mail} width={640} />
          </figure>
          <figure>
            <figcaption>As text</figcaption>
            <pre lang={language}>{props.text}</pre>
          </figure>
        </div>
      </main>
    </Page>
  );
}
