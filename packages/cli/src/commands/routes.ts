import { pending } from "@luna/contracts/routes/pending";
import { allRoutes } from "@luna/contracts/routes/table";
import { type Command, UsageError } from "../command.ts";

const areas = [...new Set(allRoutes.map((route) => route.function))];

export const routes: Command = {
  name: "routes",
  operands: [],
  options: {
    function: { value: "name", means: `Only those of one function: ${areas.join(", ")}.` },
  },
  summary: "Lists every operation, who may call it and which function answers.",
  async run(io, _operands, options) {
    const wanted = areas.find((area) => area === options.function);
    if (options.function && !wanted)
      throw new UsageError(`There is no function ${options.function}: ${areas.join(", ")}.`);
    const shown = allRoutes.filter((route) => !wanted || route.function === wanted);
    const width = Math.max(...shown.map(({ path }) => path.length));
    for (const { id, method, path, allow, function: area } of shown)
      io.print(
        [
          method.padEnd(6),
          path.padEnd(width),
          area.padEnd(12),
          allow.join(" ").padEnd(22),
          (pending as readonly string[]).includes(id) ? "pending" : "",
        ]
          .join("  ")
          .trimEnd(),
      );
  },
};
