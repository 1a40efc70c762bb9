import path from "node:path";

/** Data folder of the stack that is meant, set as for `npm start`. */
export const readDataFolder = (): string => path.resolve(process.env.LUNA_DATA || ".luna");
