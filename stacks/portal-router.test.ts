import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { portalRouter } from "./portal-router.ts";

interface Answer {
  uri?: string;
  statusCode?: number;
  headers?: { location: { value: string } };
}

const route = (uri: string): Answer => ({
  ...runInNewContext(`${portalRouter}; handler(event)`, { event: { request: { uri } } }),
});

it.each([
  ["/testing/", "/index.html"],
  ["/testing/sessions/ses_1", "/index.html"],
  ["/testing/assets/app-1.js", "/assets/app-1.js"],
  ["/testing/config.json", "/config.json"],
])("%s is %s of the build", (uri, file) => expect(route(uri)).toEqual({ uri: file }));

it.each(["/", "/testing"])("%s leads to the portal", (uri) => {
  expect(route(uri)).toMatchObject({
    statusCode: 302,
    headers: { location: { value: "/testing/" } },
  });
});

it.each(["/api/sessions", "/testingx/", "/wp-login.php"])("%s is not there", (uri) => {
  expect(route(uri)).toMatchObject({ statusCode: 404 });
});
