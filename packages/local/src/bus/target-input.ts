/** A target of a rule, as far as it shapes what the target gets. */
export interface TargetInput {
  Input?: string;
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Record<string, string>; InputTemplate: string };
}

/** What a target gets of an event: all of it, a constant, a part, or a filled template. */
export function targetInput(target: TargetInput, event: object): unknown {
  if (target.Input !== undefined) return JSON.parse(target.Input);
  if (target.InputPath !== undefined) return valueAt(event, target.InputPath);
  if (target.InputTransformer) return transformed(target.InputTransformer, event);
  return event;
}

function transformed(
  { InputPathsMap = {}, InputTemplate }: NonNullable<TargetInput["InputTransformer"]>,
  event: object,
): unknown {
  // A placeholder inside quotes is text of that string; one outside stands for a JSON value.
  const filled = InputTemplate.replace(/"(?:[^"\\]|\\.)*"|<([^<>"]+)>/g, (part, name?: string) => {
    if (name !== undefined) return JSON.stringify(lookUp(name) ?? "");
    return part.replace(/<([^<>"]+)>/g, (_all, inner: string) => {
      const value = lookUp(inner);
      const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
      return JSON.stringify(text).slice(1, -1);
    });
  });
  try {
    return JSON.parse(filled);
  } catch {
    // A template that is no JSON is plain text.
    return filled;
  }

  function lookUp(name: string): unknown {
    if (name === "aws.events.event.json" || name === "aws.events.event") return event;
    if (name === "aws.events.event.ingestion-time") return (event as { time?: string }).time;
    const path = InputPathsMap[name];
    return path === undefined ? undefined : valueAt(event, path);
  }
}

/** A value by a simple path: `$.detail.items[0].id`. */
function valueAt(event: object, path: string): unknown {
  const steps = path.replace(/^\$\.?/, "").match(/[^.[\]]+/g) ?? [];
  let value: unknown = event;
  for (const step of steps) value = (value as Record<string, unknown> | undefined)?.[step];
  return value;
}
