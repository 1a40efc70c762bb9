/** A resource as far as its name, before its properties are resolved. */
export interface ResourceHead {
  stack: string;
  id: string;
  type: string;
  name: string;
  arn: string;
  /** Properties as the template writes them. */
  properties: Record<string, unknown>;
}

/** What the local parts say in place of AWS. */
export interface LocalValues {
  /** Value of `Ref`, where a local part has one of its own. */
  ref?(resource: ResourceHead): string | undefined;
  /** Value of `Fn::GetAtt`, where a local part has one of its own. */
  attribute?(resource: ResourceHead, attribute: string): string | undefined;
}

/** Base addresses of the local parts, without a slash at the end. */
export interface Addresses {
  /** The one endpoint of all services. */
  endpoint: string;
  /** Address of an API by its id, `http:` or `ws:`, without a stage. */
  apis: Map<string, string>;
  /** Where a CloudFront distribution is served. */
  site: string;
  /** Issuer in place of a user pool, and its sign-in pages. */
  issuer: string;
}

/** Attributes that hold an address. */
export function localValues(addresses: Addresses, account: string): LocalValues {
  return {
    ref(resource) {
      // The queue's URL is what Ref gives.
      if (resource.type === "AWS::SQS::Queue") {
        return `${addresses.endpoint}/${account}/${resource.name}`;
      }
      return undefined;
    },
    attribute(resource, attribute) {
      const host = addresses.endpoint.replace(/^https?:\/\//, "");
      switch (`${resource.type}.${attribute}`) {
        case "AWS::ApiGatewayV2::Api.ApiEndpoint":
          return addresses.apis.get(resource.name);
        case "AWS::CloudFront::Distribution.DomainName":
          return addresses.site.replace(/^https?:\/\//, "");
        case "AWS::Cognito::UserPool.ProviderURL":
          return addresses.issuer;
        case "AWS::Cognito::UserPool.ProviderName":
          return addresses.issuer.replace(/^https?:\/\//, "");
        case "AWS::S3::Bucket.DomainName":
        case "AWS::S3::Bucket.RegionalDomainName":
          return `${host}/${resource.name}`;
        case "AWS::SQS::Queue.QueueUrl":
          return `${addresses.endpoint}/${account}/${resource.name}`;
        default:
          return undefined;
      }
    },
  };
}

/**
 * Corrects addresses that a template glued together: local parts speak plain HTTP, and an API's
 * default host name is built from its id.
 */
export function localAddress(text: string, addresses: Addresses): string {
  return text
    .replace(
      /(?:https|wss):\/\/([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g,
      (all, id: string) => addresses.apis.get(id) ?? all,
    )
    .replace(
      /https:\/\/[A-Za-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com/g,
      () => addresses.issuer,
    )
    .replace(/\b(http|ws)s:\/\/(127\.0\.0\.1|localhost)(?=[:/]|$)/g, "$1://$2");
}
