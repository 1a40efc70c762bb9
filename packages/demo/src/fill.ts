// `tsx packages/demo/src/fill.ts [--stack <path>]`: fills an empty stack with demo data.
import { fillStack } from "./fill/fill-stack.ts";
import { DemoError, findStack } from "./stack/stack.ts";

const began = performance.now();
try {
  const stack = findStack(process.argv.slice(2));
  const { participants, sessions } = await fillStack(stack, { say: console.log });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Demo data: ${participants} participants, ${sessions} sessions, in ${seconds} s.`);
} catch (error) {
  console.error(error instanceof DemoError ? error.message : error);
  process.exitCode = 1;
}
