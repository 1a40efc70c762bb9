import { type Answer, queryAnswer, queryError } from "./answer.ts";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

/** Who is asking, and roles for the asking: CDK assumes those of its bootstrap. */
export function stsAnswer(account: string, parameters: URLSearchParams): Answer {
  const action = parameters.get("Action") ?? "";
  if (action === "GetCallerIdentity") {
    return queryAnswer(
      action,
      namespace,
      `<Arn>arn:aws:iam::${account}:user/deployer</Arn><UserId>AIDADEPLOYER</UserId><Account>${account}</Account>`,
    );
  }
  if (action === "AssumeRole") {
    return queryAnswer(
      action,
      namespace,
      "<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>" +
        "<SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>" +
        `<AssumedRoleUser><Arn>${parameters.get("RoleArn")}</Arn><AssumedRoleId>AROA:deployer</AssumedRoleId></AssumedRoleUser>`,
    );
  }
  return queryError("NotImplemented", `no STS ${action} here`);
}
