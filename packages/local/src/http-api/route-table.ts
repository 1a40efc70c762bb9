/** A route of an API: `GET /a/{b}`, `ANY /a/{proxy+}` or `$default`. */
export interface Route {
  key: string;
  functionArn: string;
  /** How long the gateway waits for the function. */
  timeoutMs: number;
}

export interface Match {
  route: Route;
  /** Values of the path's variables, decoded. */
  parameters: Record<string, string>;
}

interface Pattern {
  route: Route;
  method: string;
  segments: string[];
}

/**
 * Finds routes as API Gateway does: the most specific path wins (exact before variable before
 * greedy, segment by segment), and on the same path the method before `ANY`; `$default` is last.
 */
export function routeTable(routes: Route[]): (method: string, path: string) => Match | undefined {
  const patterns = routes
    .filter(({ key }) => key !== "$default")
    .map((route): Pattern => {
      const [method = "ANY", path = "/"] = route.key.split(" ");
      return { route, method, segments: path.split("/").slice(1) };
    })
    .sort(bySpecificity);
  const fallback = routes.find(({ key }) => key === "$default");
  return (method, path) => {
    const given = path.split("/").slice(1);
    for (const pattern of patterns) {
      if (pattern.method !== "ANY" && pattern.method !== method) continue;
      const parameters = parametersOf(pattern.segments, given);
      if (parameters) return { route: pattern.route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}

const rank = (segment: string | undefined) => {
  if (segment === undefined) return 3;
  if (/^\{.+\+\}$/.test(segment)) return 2;
  return segment.startsWith("{") ? 1 : 0;
};

function bySpecificity(a: Pattern, b: Pattern): number {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = rank(a.segments[index]) - rank(b.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === "ANY") - Number(b.method === "ANY");
}

function parametersOf(segments: string[], given: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(segment);
    if (greedy?.[1]) {
      const rest = given.slice(index).join("/");
      if (rest === "") return undefined;
      parameters[greedy[1]] = decoded(rest);
      return parameters;
    }
    const value = given[index];
    if (value === undefined) return undefined;
    const variable = /^\{(.+)\}$/.exec(segment);
    if (variable?.[1] && value !== "") parameters[variable[1]] = decoded(value);
    else if (value !== segment) return undefined;
  }
  return segments.length === given.length ? parameters : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is passed on as it came.
    return text;
  }
}
