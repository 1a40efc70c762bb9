export const roles = { observer: "Observer", researcher: "Researcher", admin: "Administrator" };
