export const link = {
  title: "Sign in",
  intro: "We mail you a link that signs you in. No password needed.",
  email: "E-mail address",
  send: "Mail me a link",
  sent: "If this address is registered, a link is on its way. It is good for 15 minutes.",
  confirmTitle: "Please confirm your e-mail address",
  sendAgain: "Send the mail again",
  sentAgain: (email: string) =>
    `A mail is on its way to ${email}. Its link confirms the address and is good for 15 minutes.`,
  another: "Use another address",
  openTitle: "Welcome back",
  openText: "You came here through a link in our mail. Go on to sign in with it.",
  spentTitle: "This link no longer works",
  spentText: "It has been used already, or its time is up. We are glad to mail you a new one.",
  notYet: "Not registered yet?",
};
