import type { Language } from "@luna/contracts/language";
import type { ReactNode } from "react";
import type * as z from "zod/mini";
import type { Brand } from "./brand.ts";

/** What a template knows besides its props. */
export interface Setting {
  brand: Brand;
  language: Language;
  /** The person's locale as given, for dates and amounts. */
  locale: string;
}

/** A written mail before it is laid out; the body consists of the blocks of `blocks.tsx`. */
export interface Written {
  subject: string;
  /** The line that inboxes show beside the subject. */
  preview: string;
  heading: string;
  body: ReactNode;
  /** The page behind the unsubscribe line of the footer, for mails that one can do without. */
  unsubscribeLink?: string | undefined;
}

export interface Template<Schema extends z.ZodMiniType = z.ZodMiniType> {
  /** Why the reader gets it: as a participant, or as one of the team. */
  audience: "participant" | "staff";
  props: Schema;
  /** A method, so that templates of different props fit into one table. */
  write(props: z.output<Schema>, setting: Setting): Written;
}

/** Names the type of a template's props once, in its schema. */
export function template<Schema extends z.ZodMiniType>(definition: Template<Schema>) {
  return definition;
}
