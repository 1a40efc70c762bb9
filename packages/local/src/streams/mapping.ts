import type { OpenAssembly } from "../assembly/assembly.ts";
import type { Pattern } from "../bus/pattern.ts";

/** An event source mapping from a table's stream to a function. */
export interface StreamMapping {
  id: string;
  tableName: string;
  /** ARN under which the function sees the stream. */
  streamArn: string;
  functionArn: string;
  fromStart: boolean;
  batchSize: number;
  windowMs: number;
  /** Records that fit none of these are passed over; empty: every record is taken. */
  filters: Pattern[];
  reportsItemFailures: boolean;
  bisects: boolean;
  /** Infinity: until the record is too old for the stream. */
  maxRetries: number;
  maxAgeMs: number;
  lanes: number;
  failureDestination?: string;
}

const limit = (value: number | undefined, factor = 1) =>
  value === undefined || value < 0 ? Number.POSITIVE_INFINITY : value * factor;

/** Reads the mappings of the template whose source is a DynamoDB stream and which are switched on. */
export function streamMappings(assembly: OpenAssembly): StreamMapping[] {
  return assembly
    .resources("AWS::Lambda::EventSourceMapping")
    .filter(
      ({ properties }) =>
        properties.Enabled !== false && String(properties.EventSourceArn).includes(":dynamodb:"),
    )
    .map(({ stack, id, properties }) => ({
      id: `${stack}/${id}`,
      tableName: /:table\/([^/]+)\/stream/.exec(properties.EventSourceArn)?.[1] ?? "",
      streamArn: properties.EventSourceArn,
      functionArn: functionArnOf(assembly, properties.FunctionName),
      fromStart: properties.StartingPosition !== "LATEST",
      batchSize: properties.BatchSize ?? 100,
      windowMs: (properties.MaximumBatchingWindowInSeconds ?? 0) * 1000,
      filters: (properties.FilterCriteria?.Filters ?? []).map(
        ({ Pattern: text }: { Pattern: string }) => JSON.parse(text) as Pattern,
      ),
      reportsItemFailures: (properties.FunctionResponseTypes ?? []).includes(
        "ReportBatchItemFailures",
      ),
      bisects: properties.BisectBatchOnFunctionError === true,
      maxRetries: limit(properties.MaximumRetryAttempts),
      maxAgeMs: limit(properties.MaximumRecordAgeInSeconds, 1000),
      lanes: properties.ParallelizationFactor ?? 1,
      failureDestination: properties.DestinationConfig?.OnFailure?.Destination,
    }));
}

/** A mapping may name its function by name or by ARN. */
function functionArnOf(assembly: OpenAssembly, nameOrArn: string): string {
  if (nameOrArn.startsWith("arn:")) return nameOrArn;
  const found = assembly.resources("AWS::Lambda::Function").find(({ name }) => name === nameOrArn);
  return found?.arn ?? nameOrArn;
}
