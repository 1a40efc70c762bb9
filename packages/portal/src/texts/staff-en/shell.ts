export const shell = { team: "Study team" };
