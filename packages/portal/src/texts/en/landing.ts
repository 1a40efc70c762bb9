export const landing = {
  join: "Take part",
  goOn: "Go on where you were",
  whatYouDo: "What you will do",
  upTo: (minutes: number) => `up to ${minutes} min`,
  inShort: [
    {
      icon: "clock",
      title: "About an hour",
      text: "At a time you choose, at your own computer.",
    },
    {
      icon: "screen",
      title: "Only what you allow",
      text: "Steps and errors are noted, never what you type. Recording screen and voice is up to you.",
    },
    {
      icon: "eye",
      title: "Seen by the study team",
      text: "You see at any time how many of them are watching.",
    },
  ],
  goodToKnow: "Good to know",
  facts: [
    {
      title: "The program is tested, not you",
      text: "Nothing you do is wrong. Where you get stuck is just what we want to find.",
    },
    {
      title: "Stop whenever you like",
      text: "One button, no reason needed. You decide whether what was recorded is kept or deleted.",
    },
    {
      title: "You see who watches",
      text: "While a session runs, you see how many members of the team follow along.",
    },
    {
      title: "Your data stays yours",
      text: "See, download or erase everything we hold about you, at any time.",
    },
  ],
  whatIsRecorded: "What you agree to",
  consentNote: "Each is asked for separately and can be withdrawn at any time.",
  alreadyIn: "Already taking part?",
};
