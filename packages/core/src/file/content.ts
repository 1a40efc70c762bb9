/** What a file really is, by its first bytes. */
import { fileTypeFromBuffer } from "file-type";

/** As many bytes as the signatures of the known types need. */
export const headBytes = 4100;

const textTypes: readonly string[] = ["application/json", "text/csv"];

/** Names of one and the same type. */
const aliases: Record<string, string> = {
  "audio/x-wav": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "video/x-m4v": "video/mp4",
};

/** True when the beginning of a file fits its content type. Text has no signature: it must be text. */
export async function fitsType(head: Uint8Array, contentType: string): Promise<boolean> {
  const found = await fileTypeFromBuffer(head);
  if (!textTypes.includes(contentType))
    return found !== undefined && (aliases[found.mime] ?? found.mime) === contentType;
  if (found !== undefined && found.mime !== "application/json") return false;
  const text = textOf(head);
  if (text === undefined) return false;
  return contentType === "application/json" ? /^\s*[{["\d\-tfn]/.test(text) : text.length > 0;
}

/** The head as text; undefined when it is none. Its last character may be cut off. */
function textOf(head: Uint8Array): string | undefined {
  for (let cut = 0; cut <= 3; cut++) {
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(
        head.subarray(0, head.length - cut),
      );
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not have
      return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
