import { EmailAddress, line, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";

/** What every mail says of the study: its name, colour and who answers for the data. */
export const Brand = z.strictObject({
  studyName: line(200),
  /** `#rrggbb`; used where it can be read, never for text that it would make illegible. */
  brandColor: z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, "must be a colour like #3457d5")),
  controllerName: line(300),
  /** An e-mail address, or how else to reach the privacy contact. */
  privacyContact: line(300),
  privacyNoticeUrl: z.optional(WebUrl),
  portalUrl: WebUrl,
});
export type Brand = z.infer<typeof Brand>;

/** Where to write to, if the contact is an e-mail address. */
export function mailtoOf(contact: string): string | undefined {
  const isAddress = EmailAddress.check(z.regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/)).safeParse(
    contact,
  );
  return isAddress.success ? `mailto:${contact}` : undefined;
}
