/** DynamoDB expressions from short ones: `#name` stands for the attribute `name`, `:value` for `values.value`. */

export interface Condition {
  expression: string;
  values?: Record<string, unknown>;
}

export interface Update {
  set?: Record<string, unknown>;
  /** Numbers to add to attributes that may be absent yet; their names may be of any kind. */
  add?: Record<string, number>;
  remove?: string[];
}

export type SortRange =
  | { beginsWith: string }
  | { from: string; to: string }
  | { atLeast: string }
  | { atMost: string }
  | { lessThan: string }
  | { greaterThan: string };

export const ifAbsent: Condition = { expression: "attribute_not_exists(#pk)" };
export const ifPresent: Condition = { expression: "attribute_exists(#pk)" };
/** Nobody has changed the item since it was read. */
export const ifVersion = (version: number): Condition => ({
  expression: "#version = :readVersion",
  values: { readVersion: version },
});

/** Both hold. */
export const and = (...conditions: (Condition | undefined)[]): Condition => {
  const given = conditions.filter((each) => each !== undefined);
  return {
    expression: given.map(({ expression }) => `(${expression})`).join(" AND "),
    values: Object.assign({}, ...given.map(({ values }) => values)),
  };
};

const namesIn = (expression: string) =>
  Object.fromEntries(
    [...expression.matchAll(/#([A-Za-z]\w*)/g)].map(([token, name]) => [token, name!]),
  );

const valuesOf = (values: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));

const filled = (names: Record<string, string>, values: Record<string, unknown>) => ({
  ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
});

export function expressionOf(condition: Condition | undefined) {
  if (!condition) return {};
  return {
    ConditionExpression: condition.expression,
    ...filled(namesIn(condition.expression), valuesOf(condition.values)),
  };
}

export function updateExpression(change: Update, condition?: Condition) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const sets: string[] = [];
  const removes: string[] = [...(change.remove ?? [])];
  for (const [name, value] of Object.entries(change.set ?? {})) {
    if (value === undefined) {
      removes.push(name);
      continue;
    }
    sets.push(`#${name} = :set_${name}`);
    names[`#${name}`] = name;
    values[`:set_${name}`] = value;
  }
  // by number: sums have names of any kind, and an expression may be 4 KB long
  const adds = Object.entries(change.add ?? {}).map(([name, value], index) => {
    names[`#a${index}`] = name;
    values[`:a${index}`] = value;
    return `#a${index} :a${index}`;
  });
  for (const name of removes) names[`#${name}`] = name;
  const UpdateExpression = [
    sets.length > 0 && `SET ${sets.join(", ")}`,
    removes.length > 0 && `REMOVE ${removes.map((name) => `#${name}`).join(", ")}`,
    adds.length > 0 && `ADD ${adds.join(", ")}`,
  ]
    .filter(Boolean)
    .join(" ");
  return {
    UpdateExpression,
    ...(condition && { ConditionExpression: condition.expression }),
    ...filled(
      { ...names, ...namesIn(condition?.expression ?? "") },
      { ...values, ...valuesOf(condition?.values) },
    ),
  };
}

export function keyCondition(
  partitionName: string,
  sortName: string,
  partition: string,
  sort?: SortRange,
  filter?: Condition,
) {
  const values: Record<string, unknown> = { ":partition": partition };
  let expression = "#partitionKey = :partition";
  if (sort) {
    const [text, bounds] = sortExpression(sort);
    expression += ` AND ${text}`;
    Object.assign(values, bounds);
  }
  return {
    KeyConditionExpression: expression,
    ...(filter && { FilterExpression: filter.expression }),
    ExpressionAttributeNames: {
      "#partitionKey": partitionName,
      ...(sort && { "#sortKey": sortName }),
      ...namesIn(filter?.expression ?? ""),
    },
    ExpressionAttributeValues: { ...values, ...valuesOf(filter?.values) },
  };
}

function sortExpression(sort: SortRange): [string, Record<string, string>] {
  if ("beginsWith" in sort) return ["begins_with(#sortKey, :sort)", { ":sort": sort.beginsWith }];
  if ("from" in sort)
    return ["#sortKey BETWEEN :sort AND :sortEnd", { ":sort": sort.from, ":sortEnd": sort.to }];
  if ("atLeast" in sort) return ["#sortKey >= :sort", { ":sort": sort.atLeast }];
  if ("atMost" in sort) return ["#sortKey <= :sort", { ":sort": sort.atMost }];
  if ("lessThan" in sort) return ["#sortKey < :sort", { ":sort": sort.lessThan }];
  return ["#sortKey > :sort", { ":sort": sort.greaterThan }];
}
