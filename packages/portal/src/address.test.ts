import { expect, it } from "vitest";
import { placeAt } from "./address.ts";

it.each([
  ["/testing/", "", { page: "landing" }],
  ["/testing/", "#top", { page: "landing" }],
  ["/testing/confirm", "#code=kq3VZ0nY_w1-sT5", { page: "mail-link", code: "kq3VZ0nY_w1-sT5" }],
  ["/testing/sessions/ses_1/feedback", "#code=a", { page: "mail-link", code: "a" }],
  ["/testing/confirm", "#code=<script>", { page: "landing" }],
  ["/testing/pair", "#code=KCSCG-9FWWJ", { page: "pair", code: "KCSCG-9FWWJ" }],
  ["/testing/unsubscribe", "#token=a.b%2Bc", { page: "unsubscribe", token: "a.b+c" }],
  ["/testing/unsubscribe", "", { page: "landing" }],
])("%s%s", (pathname, hash, place) => expect(placeAt({ pathname, hash })).toEqual(place));
