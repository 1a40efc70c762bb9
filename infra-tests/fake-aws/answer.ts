import { randomUUID } from "node:crypto";

/** What a fake service answers. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export const escapeXml = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const xml = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/xml" },
  body,
});

export const xmlDocument = (body: string) => xml(200, body);

/** The answer of a service with the Query protocol, such as CloudFormation and STS. */
export const queryAnswer = (action: string, namespace: string, result: string): Answer =>
  xml(
    200,
    `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result>` +
      `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  );

export const queryError = (code: string, message: string): Answer =>
  xml(
    400,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );

/** The answer of a service with the JSON protocol, such as SSM. */
export const jsonAnswer = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.1" },
  body: JSON.stringify(body),
});
