/** An entry of PutEvents, and what EventBridge finds wrong with it; pure. */
export interface PutEventsEntry {
  Source?: string;
  DetailType?: string;
  /** JSON of an object. */
  Detail?: string;
  Resources?: string[];
  EventBusName?: string;
  /** Seconds since 1970. */
  Time?: number;
}

export function checkEntry(entry: PutEventsEntry): { code: string; message: string } | undefined {
  for (const name of ["Source", "DetailType", "Detail"] as const) {
    if (!entry[name]) {
      const message = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
      return { code: "InvalidArgument", message };
    }
  }
  if (entry.Source!.startsWith("aws.")) {
    return {
      code: "NotAuthorizedForSourceException",
      message: `Not authorized for the source ${entry.Source}.`,
    };
  }
  const name = entry.EventBusName?.split("/").at(-1) ?? "default";
  if (name !== "default") {
    return { code: "ResourceNotFoundException", message: `Event bus ${name} does not exist.` };
  }
  return isObject(entry.Detail!)
    ? undefined
    : { code: "MalformedDetail", message: "Detail is malformed." };
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Bytes as EventBridge counts them: 14 for a given time, then every text. */
export function entrySize(entry: PutEventsEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ""), 0);
  return bytes + (entry.Time === undefined ? 0 : 14);
}
