import { accountOf, answerJson, refuseJson, targetOf } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Assembly, Resource, Service, ServiceRequest } from "../part.ts";

/** SSM's Parameter Store, for reading the parameters of the template. */
export function parametersService(options: { assembly: Pick<Assembly, "resources"> }): Service {
  const parameters = new Map(
    options.assembly.resources("AWS::SSM::Parameter").map((one) => [one.name, one]),
  );

  function names(request: ServiceRequest): string[] {
    const body = JSON.parse(request.body.toString() || "{}");
    const asked: string[] = body.Names ?? (body.Name === undefined ? [] : [body.Name]);
    return asked.map((name) => (name.startsWith("arn:") ? nameOfArn(name) : name));
  }

  const show = ({ name, arn, properties }: Resource) => ({
    Name: name,
    ARN: arn,
    Type: properties.Type ?? "String",
    Value: String(properties.Value ?? ""),
    Version: 1,
    DataType: properties.DataType ?? "text",
  });

  return {
    scopes: ["ssm"],
    operation: (request) => targetOf(request.headers),
    permissions: (request) =>
      names(request).map((name) => ({
        action: `ssm:${targetOf(request.headers)}`,
        resource:
          parameters.get(name)?.arn ??
          `arn:aws:ssm:${request.region}:${accountOf(request.caller?.roleArn)}:parameter/${name.replace(/^\//, "")}`,
      })),
    async handle(request) {
      const operation = targetOf(request.headers);
      const asked = names(request);
      const found = asked.flatMap((name) => parameters.get(name) ?? []);
      if (operation === "GetParameters") {
        return answerJson({
          Parameters: found.map(show),
          InvalidParameters: asked.filter((name) => !parameters.has(name)),
        });
      }
      if (operation !== "GetParameter") {
        throw new ServiceError("InvalidAction", `${operation} is not kept here.`);
      }
      if (!found[0]) {
        throw new ServiceError("ParameterNotFound", `There is no parameter ${asked[0]}.`);
      }
      return answerJson({ Parameter: show(found[0]) });
    },
    refuse: (_request, error) => refuseJson(error),
  };
}

const nameOfArn = (arn: string) => arn.slice(arn.indexOf(":parameter") + ":parameter".length);
