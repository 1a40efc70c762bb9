import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteSuppressedDestinationCommand,
  GetAccountCommand,
  GetSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callerRegistry, stackCredentials } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import type { Part } from "../part.ts";
import {
  account,
  miniAssembly,
  region,
  resource,
  testBus,
  testClock,
  until,
} from "../testing/mini-assembly.ts";
import { startInbox } from "./inbox.ts";
import { type Mail, mailService } from "./mail-service.ts";

const roleArn = `arn:aws:iam::${account}:role/sender`;
const ses = `arn:aws:ses:${region}:${account}`;
const assembly = miniAssembly(
  [
    resource("AWS::SES::EmailIdentity", "luna.example", "", { EmailIdentity: "luna.example" }),
    resource("AWS::SES::ConfigurationSet", "dev-mail", ""),
    resource("AWS::IAM::Role", "sender", roleArn),
    resource("AWS::SES::ConfigurationSetEventDestination", "events", "", {
      ConfigurationSetName: "dev-mail",
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "complaint", "REJECT", "DELIVERY_DELAY"],
        EventBridgeDestination: { EventBusArn: "arn" },
      },
    }),
  ],
  {
    [roleArn]: [
      {
        Effect: "Allow",
        Action: "ses:SendEmail",
        Resource: [`${ses}:identity/luna.example`, `${ses}:configuration-set/dev-mail`],
      },
    ],
  },
);
const clock = testClock();
const bus = testBus();
const callers = callerRegistry();
let folder: string;
let mail: Mail;
let endpoint: Endpoint;
let inbox: Part & { url: string };
let client: SESv2Client;

async function start() {
  mail = await mailService({ assembly, clock, bus, folder });
  endpoint = await startEndpoint({ port: 0, services: [mail], callers, clock, assembly });
  inbox = await startInbox({ port: 0, mail });
  client = new SESv2Client({ endpoint: endpoint.url, region, credentials: stackCredentials });
}

async function stop() {
  await inbox.stop();
  await endpoint.stop();
  await mail.stop();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mail-"));
  await start();
});

afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  bus.events.length = 0;
});

function simple(to: string, more: Partial<SendEmailCommandInput> = {}): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: "Luna <study@luna.example>",
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: "dev-mail",
    EmailTags: [{ Name: "email", Value: "eml_1" }],
    Content: {
      Simple: {
        Subject: { Data: "Grüße ✓" },
        Body: { Text: { Data: "Hallo\n" }, Html: { Data: "<p>Hallo <b>du</b></p>" } },
        Headers: [{ Name: "List-Unsubscribe", Value: "<https://luna.example/u?token=1>" }],
        Attachments: [
          {
            FileName: "invite.ics",
            ContentType: "text/calendar; method=REQUEST",
            RawContent: Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
          },
        ],
      },
    },
    ...more,
  });
}

const types = () => bus.events.map((event) => event["detail-type"]);

interface Listed {
  id: string;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: { name: string; contentType: string; content: string }[];
}

async function messages(): Promise<Listed[]> {
  const response = await fetch(`${inbox.url}/messages`);
  return ((await response.json()) as { items: Listed[] }).items;
}

describe("SendEmail", () => {
  it("keeps the mail, shows it in the inbox and tells of its delivery", async () => {
    const { MessageId } = await client.send(simple("ada@example.com"));
    const [shown] = await messages();
    expect(shown).toMatchObject({
      id: MessageId,
      from: expect.stringContaining("study@luna.example"),
      to: ["ada@example.com"],
      subject: "Grüße ✓",
      html: "<p>Hallo <b>du</b></p>",
    });
    expect(shown?.text.trim()).toBe("Hallo");
    expect(shown?.headers["list-unsubscribe"]).toContain("token=1");
    expect(shown?.attachments[0]).toMatchObject({
      name: "invite.ics",
      contentType: "text/calendar",
    });
    expect(atob(shown!.attachments[0]!.content)).toContain("VCALENDAR");
    const raw = await (await fetch(`${inbox.url}/messages/${MessageId}/raw`)).text();
    expect(raw).toContain(`<${MessageId}@${region}.amazonses.com>`);
    await until(() => bus.events.length === 2);
    expect(types()).toEqual(["Email Sent", "Email Delivered"]);
    expect(bus.events[1]).toMatchObject({
      source: "aws.ses",
      resources: [`${ses}:configuration-set/dev-mail`],
      detail: {
        eventType: "Delivery",
        mail: {
          messageId: MessageId,
          destination: ["ada@example.com"],
          tags: { email: ["eml_1"], "ses:configuration-set": ["dev-mail"] },
        },
        delivery: { recipients: ["ada@example.com"] },
      },
    });
  });

  it.each([
    ["bounce+label@simulator.amazonses.com", ["Email Sent", "Email Bounced"]],
    ["suppressionlist@simulator.amazonses.com", ["Email Sent", "Email Bounced"]],
    [
      "complaint@simulator.amazonses.com",
      ["Email Sent", "Email Delivered", "Email Complaint Received"],
    ],
    ["ooto@simulator.amazonses.com", ["Email Sent", "Email Delivered"]],
    ["success+1@simulator.amazonses.com", ["Email Sent", "Email Delivered"]],
  ])("treats %s as SES's simulator does", async (to, expected) => {
    await client.send(simple(to));
    await until(() => bus.events.length === expected.length && mail.idle!());
    expect(types()).toEqual(expected);
  });

  it("takes raw MIME, sets its own Message-ID and hides Bcc", async () => {
    const mime = [
      "From: study@luna.example",
      "To: Bea <bea@example.com>",
      "Bcc: secret@example.com",
      "Message-ID: <mine@elsewhere>",
      "Subject: Raw",
      "",
      "Body",
    ].join("\r\n");
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: "study@luna.example",
        ConfigurationSetName: "dev-mail",
        Content: { Raw: { Data: Buffer.from(mime) } },
      }),
    );
    const raw = await (await fetch(`${inbox.url}/messages/${MessageId}/raw`)).text();
    expect(raw).not.toContain("secret@example.com");
    expect(raw).not.toContain("mine@elsewhere");
    await until(() => bus.events.length === 2);
    expect((bus.events[0]!.detail as { mail: { destination: string[] } }).mail.destination).toEqual(
      ["bea@example.com", "secret@example.com"],
    );
  });

  it("refuses a sender or a configuration set that the template does not have", async () => {
    await expect(
      client.send(simple("a@example.com", { FromEmailAddress: "x@elsewhere.example" })),
    ).rejects.toMatchObject({ name: "MessageRejected" });
    await expect(
      client.send(simple("a@example.com", { ConfigurationSetName: "other" })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("rejects a virus", async () => {
    const virus = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR`;
    const command = simple("a@example.com");
    command.input.Content!.Simple!.Attachments = [
      { FileName: "v.txt", RawContent: Buffer.from(virus) },
    ];
    await client.send(command);
    await until(() => bus.events.length === 1);
    expect(types()).toEqual(["Email Rejected"]);
  });

  it("asks IAM for the identity and the configuration set", async () => {
    const sender = new SESv2Client({
      endpoint: endpoint.url,
      region,
      credentials: callers.issue("mailer", roleArn),
    });
    await sender.send(simple("a@example.com"));
    await expect(sender.send(new GetAccountCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("ses:GetAccount"),
    });
    await expect(
      sender.send(
        simple("a@example.com", { Content: { Raw: { Data: Buffer.from("a: b\r\n\r\n") } } }),
      ),
    ).rejects.toThrow("ses:SendRawEmail");
  });

  it("tells what a former run left untold", async () => {
    await until(() => mail.idle!());
    bus.events.length = 0;
    await client.send(simple("late@example.com"));
    await stop();
    expect(bus.events).toHaveLength(0);
    await start();
    await until(() => bus.events.length === 2);
    expect((await messages())[0]?.to).toEqual(["late@example.com"]);
  });
});

describe("the suppression list", () => {
  it("holds mail back until the address is taken off", async () => {
    const EmailAddress = "Gone@Example.com";
    await client.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason: "BOUNCE" }));
    const found = await client.send(new GetSuppressedDestinationCommand({ EmailAddress }));
    expect(found.SuppressedDestination?.Reason).toBe("BOUNCE");
    await client.send(simple("gone@example.com"));
    await until(() => bus.events.length === 2);
    expect(bus.events[1]?.detail).toMatchObject({
      bounce: { bounceType: "Permanent", bounceSubType: "OnAccountSuppressionList" },
    });
    await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
    await expect(
      client.send(new GetSuppressedDestinationCommand({ EmailAddress })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("learns from a bounce that is reported later", async () => {
    const { MessageId } = await client.send(simple("later@example.com"));
    await until(() => bus.events.length === 2);
    await fetch(`${inbox.url}/messages/${MessageId}/report?type=Bounce`, { method: "POST" });
    await until(() => bus.events.length === 3);
    expect(types()[2]).toBe("Email Bounced");
    await expect(
      client.send(new GetSuppressedDestinationCommand({ EmailAddress: "later@example.com" })),
    ).resolves.toBeDefined();
  });
});

describe("the inbox page", () => {
  it("escapes what a mail says and shows its HTML in a sandbox", async () => {
    const command = simple("x@example.com");
    command.input.Content!.Simple!.Subject = { Data: "<script>alert(1)</script>" };
    const { MessageId } = await client.send(command);
    const page = await (await fetch(`${inbox.url}/?id=${MessageId}`)).text();
    expect(page).not.toContain("<script>alert");
    expect(page).toMatch(/<iframe[^>]*sandbox="allow-popups[^"]*"/);
    const html = await fetch(`${inbox.url}/messages/${MessageId}/html`);
    expect(html.headers.get("content-security-policy")).toContain("sandbox");
  });
});
