import { describe, expect, it } from "vitest";
import { functionNamed, resources, statementsOf } from "./template.ts";

describe("the WebSocket API", () => {
  const routes = resources("AWS::ApiGatewayV2::Route").filter(({ stack }) => stack === "Socket");

  it("hands coming, going and everything else to one function", () => {
    expect(routes.map(({ properties }) => properties.RouteKey).sort()).toEqual([
      "$connect",
      "$default",
      "$disconnect",
    ]);
  });

  it("has one stage, whose name ends its address", () => {
    const [stage] = resources("AWS::ApiGatewayV2::Stage").filter(({ stack }) => stack === "Socket");
    expect(stage?.properties).toMatchObject({ StageName: "live", AutoDeploy: true });
    expect(stage?.properties.DefaultRouteSettings.ThrottlingBurstLimit).toBe(1000);
  });

  it.each([
    ["socket", ["POST"]],
    ["live", ["POST", "DELETE"]],
  ])("lets %s reach connections of this API's stage only, by %s", (name, methods) => {
    const reached = statementsOf(functionNamed(name).properties.Role).filter(({ actions }) =>
      actions.includes("execute-api:ManageConnections"),
    );
    const resourcesOf = reached.flatMap((statement) => statement.resources);
    expect(resourcesOf).toHaveLength(methods.length);
    for (const [index, resource] of resourcesOf.entries()) {
      const [, method] =
        /^arn:aws:execute-api:eu-central-1:123456789012:<websocketapi\w+>\/live\/([A-Z]+)\/@connections\/\*$/.exec(
          resource,
        ) ?? [];
      expect(method).toBe(methods[index]);
    }
  });
});
