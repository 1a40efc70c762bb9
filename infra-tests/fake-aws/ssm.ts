import { type Answer, jsonAnswer } from "./answer.ts";

interface Request {
  Name?: string;
  Names?: string[];
  Path?: string;
  Value?: string;
}

/** Parameters of Systems Manager. */
export class FakeSsm {
  readonly parameters = new Map<string, string>();

  answer(operation: string, request: Request): Answer {
    const { Name: name = "", Names: names = [], Path: path = "" } = request;
    switch (operation) {
      case "GetParameter":
        return this.parameters.has(name)
          ? jsonAnswer(200, { Parameter: this.#describe(name) })
          : jsonAnswer(400, { __type: "ParameterNotFound", message: name });
      case "GetParameters":
        return jsonAnswer(200, {
          Parameters: names.filter((one) => this.parameters.has(one)).map(this.#describe),
          InvalidParameters: names.filter((one) => !this.parameters.has(one)),
        });
      case "GetParametersByPath":
        return jsonAnswer(200, {
          Parameters: [...this.parameters.keys()]
            .filter((one) => one.startsWith(path))
            .map(this.#describe),
        });
      case "PutParameter":
        this.parameters.set(name, request.Value ?? "");
        return jsonAnswer(200, { Version: 1 });
      case "DeleteParameter":
        this.parameters.delete(name);
        return jsonAnswer(200, {});
      default:
        return jsonAnswer(400, { __type: "NotImplemented", message: `no SSM ${operation} here` });
    }
  }

  readonly #describe = (name: string) => ({
    Name: name,
    Type: "String",
    Value: this.parameters.get(name),
    Version: 1,
  });
}
