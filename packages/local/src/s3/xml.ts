import { XMLParser } from "fast-xml-parser";
import type { ServiceResponse } from "../part.ts";
import { s3Error } from "./s3-error.ts";

type Value = string | number | boolean | undefined | Element | Value[];
interface Element {
  [name: string]: Value;
}

const special: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => special[character]!).replace(/\r/g, "&#13;");
}

/** XML of an object: keys are elements, arrays repeat them, undefined leaves them out. */
export function toXml(element: Element): string {
  return Object.entries(element)
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
    .map(([name, value]) => {
      if (value === undefined) return "";
      const inner = typeof value === "object" ? toXml(value as Element) : escapeXml(String(value));
      return `<${name}>${inner}</${name}>`;
    })
    .join("");
}

/** A whole answer in S3's namespace. */
export function xmlAnswer(root: string, content: Element, status = 200): ServiceResponse {
  return {
    status,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${toXml(content)}</${root}>`,
  };
}

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === "Part" || name === "Object",
});

/** @throws ServiceError MalformedXML */
export function parseXml(text: string): Record<string, unknown> {
  try {
    return parser.parse(text, true) as Record<string, unknown>;
  } catch {
    throw s3Error("MalformedXML");
  }
}
