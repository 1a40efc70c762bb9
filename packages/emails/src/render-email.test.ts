import { EmailKind } from "@luna/contracts/entities/record";
import { languages } from "@luna/contracts/language";
import { describe, expect, it } from "vitest";
import { emailPropsSchemas, localTime, renderEmail } from "./index.ts";
import { nameOf, type Sample, sampleBrand, samples } from "./samples.ts";

const render = ({ kind, props }: Sample, locale = "en") =>
  renderEmail({ kind, props, locale, brand: sampleBrand });
const sampleOf = (kind: EmailKind, variant?: string) =>
  samples.find((sample) => sample.kind === kind && sample.variant === variant) as Sample;

const unescaped = (html: string) =>
  html
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Every string and every link among props, however deep. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(stringsOf) : [];
}

describe("samples", () => {
  it("have every kind", () => {
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(EmailKind.options));
  });
});

describe.each(languages)("in %s", (locale) => {
  describe.each(samples.map((sample) => [nameOf(sample), sample] as const))("%s", (_, sample) => {
    it("is a whole mail, small enough not to be clipped", async () => {
      const { subject, html, text } = await render(sample, locale);
      expect(subject).toMatch(/^\S.{3,}\S$/);
      expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html[^>]* lang="${locale}"`));
      expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
      expect(unescaped(html)).toContain(`<title>${subject}</title>`);
      expect(Buffer.byteLength(html)).toBeLessThan(100_000);
      for (const part of [subject, html, text])
        expect(part).not.toMatch(/undefined|\bnull\b|NaN|Invalid|\[object|=>/);
    });

    it("says the same in HTML and in text: names, codes, times with zone, links", async () => {
      const { html, text } = await render(sample, locale);
      const { appointment, raisedAt, timeZone, firstName, participantCode } = sample.props as {
        appointment?: { scheduledAt: string; timeZone: string; sessionCode: string };
        raisedAt?: string;
        timeZone?: string;
        firstName?: string;
        participantCode?: string;
      };
      const time = appointment?.scheduledAt ?? raisedAt;
      const zone = appointment?.timeZone ?? timeZone;
      const links = stringsOf(sample.props).filter((value) => value.startsWith("https://"));
      const expected = [
        ...(time && zone ? [localTime(time, zone, locale)] : []),
        ...(zone && time ? [zone] : []),
        ...[firstName, participantCode, appointment?.sessionCode].filter(
          (value) => value !== undefined,
        ),
        ...links,
        sampleBrand.studyName,
        sampleBrand.controllerName,
        sampleBrand.privacyContact,
        sampleBrand.privacyNoticeUrl ?? "",
        sampleBrand.portalUrl,
      ];
      for (const part of [unescaped(html), text])
        for (const value of expected) expect(part).toContain(value);
      for (const link of links) expect(unescaped(html)).toContain(`href="${link}"`);
    });

    it("has readable text without markup", async () => {
      const { text } = await render(sample, locale);
      expect(text).not.toMatch(/<\/?[a-z]+|&[a-z#0-9]+;|\u200b|\n{3}/);
      expect(text.split("\n").length).toBeGreaterThan(8);
    });
  });
});

it("says different things in different languages", async () => {
  for (const sample of samples) {
    const [english, german] = await Promise.all([render(sample, "en"), render(sample, "de-CH")]);
    expect(german.text).not.toBe(english.text);
    // What a researcher typed stays as typed.
    if (sample.kind !== "message") expect(german.subject).not.toBe(english.subject);
  }
});

it("falls back to English for a language that it does not have", async () => {
  const sample = sampleOf("welcome");
  expect(await render(sample, "pt-BR")).toEqual(await render(sample, "en"));
});

describe("what others typed", () => {
  const hostile = "<img src=x onerror=\"alert(1)\"> & 'quoted'";

  it.each([
    ["session-cancelled", undefined, "reason"],
    ["staff-session", "cancelled", "reason"],
    ["alert", undefined, "message"],
    ["message", undefined, "text"],
    ["message", undefined, "subject"],
  ] as const)("is escaped in %s %s %s", async (kind, variant, field) => {
    const sample = sampleOf(kind, variant);
    const props = { ...sample.props, [field]: hostile };
    const { html, text } = await render({ ...sample, props } as Sample);
    expect(html).not.toContain("<img");
    expect(html).toContain(
      "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#x27;quoted&#x27;",
    );
    expect(text).toContain(hostile);
  });

  it("keeps its paragraphs and lines", async () => {
    const { html, text } = await render(sampleOf("message"));
    expect(text).toContain("\n\nTwo things that help us:\n- a charged laptop\n");
    expect(html).toContain("Two things that help us:<br/>- a charged laptop<br/>");
  });

  it("never keeps an alert from being mailed, however long or odd", async () => {
    const sample = sampleOf("alert");
    const props = { ...sample.props, message: `\u001b[31mfailed\u0000${"x".repeat(200_000)}` };
    const { html, text } = await render({ ...sample, props } as Sample);
    for (const part of [html, text]) {
      expect(part).toContain("[31mfailedxxx");
      expect(part).toContain("xxx…");
      expect(part.length).toBeLessThan(20_000);
    }
  });

  it("cannot start a header from the subject", async () => {
    const props = { subject: "Hello\u2028Bcc:\u0085everyone@example.org" };
    const sample = sampleOf("message");
    const attempt = () => render({ ...sample, props: { ...sample.props, ...props } } as Sample);
    await expect(attempt()).rejects.toThrow(/control characters/);
    props.subject = `Hello\u2028Bcc: ${"x".repeat(150)}`;
    expect((await attempt()).subject).toBe(`Hello Bcc: ${"x".repeat(150)}`);
    const brand = { ...sampleBrand, studyName: "S".repeat(200) };
    const { subject } = await renderEmail({ ...sampleOf("welcome"), locale: "en", brand });
    expect([...subject]).toHaveLength(200);
  });
});

describe("the team", () => {
  it("never reads a participant's name", () => {
    for (const kind of ["staff-session", "staff-digest", "alert"] as const) {
      const { props } = samples.find((sample) => sample.kind === kind) as Sample;
      const parsed = emailPropsSchemas[kind].safeParse({ ...props, firstName: "Mira" });
      expect(parsed.error?.issues[0]).toMatchObject({ code: "unrecognized_keys" });
    }
  });

  it("gets the day's sessions in order of time", async () => {
    const { text, subject } = await render(sampleOf("staff-digest"));
    expect(subject).toBe("Tue, 24 Nov: 2 sessions");
    expect(text.indexOf("S0041")).toBeGreaterThan(0);
    expect(text.indexOf("S0041")).toBeLessThan(text.indexOf("S0042"));
  });
});

describe("variants", () => {
  it("brings the link to join an hour before, not a day before", async () => {
    const join = "https://meet.example.org/luna-s0042";
    expect((await render(sampleOf("session-reminder", "1h"))).text).toContain(join);
    expect((await render(sampleOf("session-reminder", "24h"))).text).not.toContain(join);
  });

  it("promises only the reminders that come", async () => {
    const usual = await render(sampleOf("session-confirmation"));
    const soon = await render(sampleOf("session-confirmation", "soon"));
    expect(usual.text).toContain("remind you the day before, and again an hour before");
    expect(soon.text).not.toContain("remind");
    expect(soon.text).toContain("https://meet.example.org/luna-s0042");
  });

  it("asks to leave the program alone only where it is to be new", async () => {
    const [first, later] = [
      sampleOf("session-confirmation"),
      sampleOf("session-confirmation", "soon"),
    ];
    expect((await render(first)).text).toContain("do not try the program beforehand");
    expect((await render(later)).text).not.toContain("beforehand");
  });

  it("does not tell the old mailbox the new address", async () => {
    const { html, text } = await render(sampleOf("address-changed", "old"));
    for (const part of [html, text]) {
      expect(part).toContain("m…@example.net");
      expect(part).not.toContain("mira.neumann");
    }
  });

  it("offers a new time only to those who may book", async () => {
    const sample = sampleOf("no-show");
    const { bookLink, ...dropped } = sample.props as { bookLink: string };
    expect((await render(sample)).text).toContain(bookLink);
    const without = await render({ ...sample, props: dropped } as Sample);
    expect(without.text).not.toContain("Choose a new time");
  });

  it("writes money as the person's country does", async () => {
    const { text } = await render(sampleOf("thank-you"), "de-DE");
    expect(text.replace(/\u00a0/g, " ")).toContain("25,00 €");
  });
});

describe("props schemas", () => {
  it.each(samples.map((sample) => [nameOf(sample), sample] as const))(
    "take %s and refuse it with a field more, less or of another kind",
    async (_, sample) => {
      const schema = emailPropsSchemas[sample.kind];
      expect(schema.safeParse(sample.props)).toMatchObject({ success: true });
      expect(schema.safeParse({ ...sample.props, surprise: 1 }).success).toBe(false);
      expect(schema.safeParse({}).success).toBe(false);
      const link = Object.keys(sample.props).find((key) => key.endsWith("Link"));
      if (!link) return expect(nameOf(sample)).toMatch(/cancelled|old/);
      for (const bad of ["javascript:alert(1)", "/testing", 7])
        expect(schema.safeParse({ ...sample.props, [link]: bad }).success).toBe(false);
    },
  );

  it("make renderEmail reject what they refuse, and a brand without a controller", async () => {
    const sample = sampleOf("welcome");
    await expect(render({ ...sample, props: {} } as Sample)).rejects.toThrow(/firstName/);
    const brand = { ...sampleBrand, controllerName: "" };
    await expect(renderEmail({ ...sample, locale: "en", brand })).rejects.toThrow(/controllerName/);
  });
});

describe("the footer", () => {
  it("has a way out of what one can do without, and only there", async () => {
    for (const sample of samples) {
      const { text } = await render(sample);
      const optional = sample.kind === "message" || sample.kind === "feedback-request";
      expect(text.includes("/api/email/unsubscribe?token=")).toBe(optional);
    }
  });

  it("takes a privacy contact that is no address as it is", async () => {
    const brand = { ...sampleBrand, privacyContact: "Room 12, Main Street 1" };
    const { html } = await renderEmail({ ...sampleOf("welcome"), locale: "en", brand });
    expect(html).toContain("Room 12, Main Street 1");
    expect(html).not.toContain("mailto:");
  });
});
