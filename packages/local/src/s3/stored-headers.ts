/** Headers that S3 keeps with an object and gives out again; pure. */

const kept = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-language",
  "expires",
];

/** @param headers lower-case; of a request or of a form's fields */
export function storedHeaders(headers: Record<string, string>): Record<string, string> {
  const stored: Record<string, string> = { "content-type": "binary/octet-stream" };
  for (const name of kept) {
    if (headers[name]) stored[name] = headers[name];
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("x-amz-meta-")) stored[name] = value;
  }
  // aws-chunked is how the body was sent, not how the object is coded.
  const coding = (headers["content-encoding"] ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && one !== "aws-chunked");
  if (coding.length > 0) stored["content-encoding"] = coding.join(",");
  return stored;
}
