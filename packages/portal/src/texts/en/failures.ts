import type { ErrorCode } from "@luna/contracts/errors";

export const failures = {
  offline: {
    title: "You are offline",
    text: "Nothing was sent. Please try again once the connection is back.",
  },
  unreachable: {
    title: "The service cannot be reached right now",
    text: "Nothing is lost. Please try again in a moment.",
  },
  "signed-out": {
    title: "Your sign-in has ended",
    text: "Please have a new link mailed to you. What you entered is kept.",
  },
  forbidden: {
    title: "This is not open to you",
    text: "Your link may be for one session only. A sign-in link of your own opens everything.",
  },
  "not-found": {
    title: "This is not here any more",
    text: "It may have been removed, or it belongs to somebody else.",
  },
  "too-often": {
    title: "That was too often",
    text: "Please wait a while and try again.",
  },
  conflict: {
    title: "That is not possible right now",
    text: "Something has changed in the meantime. Load the page again to see how it stands.",
  },
  broken: {
    title: "Something went wrong on our side",
    text: "We are told of it. Please try again.",
  },
  /** What the service says of a refusal it says in English: other languages have words of their own. */
  codes: {} as Partial<Record<ErrorCode, string>>,
  reference: (id: string) => `Reference ${id}`,
};
