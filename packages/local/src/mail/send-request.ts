/** The body of SES v2's SendEmail, as far as the service takes it. */
export interface SendRequest {
  FromEmailAddress?: string;
  Destination?: { ToAddresses?: string[]; CcAddresses?: string[]; BccAddresses?: string[] };
  ReplyToAddresses?: string[];
  ConfigurationSetName?: string;
  EmailTags?: { Name: string; Value: string }[];
  Content?: {
    Simple?: SimpleContent;
    /** `Data` in base64. */
    Raw?: { Data: string };
    Template?: unknown;
  };
}

export interface SimpleContent {
  Subject: { Data: string };
  Body: { Text?: { Data: string }; Html?: { Data: string } };
  Headers?: { Name: string; Value: string }[];
  Attachments?: {
    FileName?: string;
    /** Base64. */
    RawContent: string;
    ContentType?: string;
    ContentDisposition?: "ATTACHMENT" | "INLINE";
    ContentId?: string;
    ContentDescription?: string;
    ContentTransferEncoding?: "BASE64" | "QUOTED_PRINTABLE" | "SEVEN_BIT";
  }[];
}

/** Everyone whom a request names, in its order. */
export function recipientsOf({ Destination = {} }: SendRequest): string[] {
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = Destination;
  return [...ToAddresses, ...CcAddresses, ...BccAddresses];
}
