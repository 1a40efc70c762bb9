export const consent = {
  title: "Your consent",
  intro: "Three separate questions. You can change each answer at any time, and it works at once.",
  fullText: "The text you agree to",
  version: (version: string) => `Version ${version}`,
  needed: "needed for a session",
  yes: "Yes, I agree",
  no: "No",
  noSession:
    "Without this there can be no session. That is fine: nothing happens, and you can change your mind here at any time.",
  chooseAll: "Please answer each question.",
  submit: "Save and go on",
};
