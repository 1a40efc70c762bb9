import type { OpenAssembly } from "../assembly/assembly.ts";

/** Types that a local part plays. */
const played = new Set([
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::Stage",
  "AWS::CloudFront::Distribution",
  "AWS::CloudFront::Function",
  "AWS::CloudFront::ResponseHeadersPolicy",
  "AWS::Cognito::UserPool",
  "AWS::Cognito::UserPoolClient",
  "AWS::Cognito::UserPoolDomain",
  "AWS::Cognito::UserPoolGroup",
  "AWS::DynamoDB::Table",
  "AWS::Events::Rule",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Function",
  "AWS::S3::Bucket",
  "AWS::SES::ConfigurationSet",
  "AWS::SES::EmailIdentity",
  "AWS::SQS::Queue",
  "AWS::SSM::Parameter",
  "AWS::SecretsManager::Secret",
]);

/** Types that mean nothing on one machine: who may call whom, what is recorded, where it is deployed. */
const meaningless =
  /^(Custom::|AWS::(CDK|Lambda::(Permission|LayerVersion|Version)|CloudWatch::|Logs::|SNS::|S3::BucketPolicy|SQS::QueuePolicy|SES::ConfigurationSetEventDestination|CloudFront::|CloudFormation::|SecretsManager::ResourcePolicy))/;

/** Types of the template that run on AWS and do not run here. */
export function unplayedTypes(assembly: OpenAssembly): string[] {
  return [...assembly.types().keys()]
    .filter((type) => !played.has(type) && !meaningless.test(type))
    .sort();
}
