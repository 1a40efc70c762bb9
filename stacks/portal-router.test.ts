import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { portalRouter } from "./portal-router.ts";

interface Answer {
  uri?: string;
  statusCode?: number;
  headers?: { location: { value: string } };
}

function route(uri: string, languages?: string): Answer {
  const headers = languages === undefined ? {} : { "accept-language": { value: languages } };
  const event = { request: { uri, headers } };
  return { ...runInNewContext(`${portalRouter}; handler(event)`, { event }) };
}

it.each([
  ["/testing/sessions/ses_1", "/index.html"],
  ["/testing/assets/app-1.js", "/assets/app-1.js"],
  ["/testing/config.json", "/config.json"],
])("%s is %s of the build", (uri, file) => expect(route(uri)).toMatchObject({ uri: file }));

it.each([
  [undefined, "en"],
  ["", "en"],
  ["en-GB,en;q=0.9", "en"],
  ["de", "de"],
  ["de-CH,de;q=0.9,en;q=0.8", "de"],
  ["fr-FR,fr;q=0.9,de;q=0.8,en;q=0.7", "de"],
  ["en;q=0.5, de;q=0.8", "de"],
  ["en,de", "en"],
  ["de;q=0,en;q=0.1", "en"],
  ["fr, *;q=0.5", "en"],
  ["de;q=much", "en"],
])("the landing page for %j is the one in %s", (languages, language) => {
  expect(route("/testing/", languages)).toMatchObject({ uri: `/landing.${language}.html` });
});

it.each(["/", "/testing"])("%s leads to the portal", (uri) => {
  expect(route(uri)).toMatchObject({
    statusCode: 302,
    headers: { location: { value: "/testing/" } },
  });
});

it.each(["/api/sessions", "/testingx/", "/wp-login.php"])("%s is not there", (uri) => {
  expect(route(uri)).toMatchObject({ statusCode: 404 });
});
