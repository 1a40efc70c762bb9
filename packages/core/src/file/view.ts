/** What each kind of caller sees of a file: what somebody called it may be a name, which observers see none of. */
import { StoredFile } from "@luna/contracts/entities/record";
import { type Actor, isStaff } from "../actor.ts";
import type { KeptFile } from "./file.ts";

const publicAttributes = Object.keys(StoredFile.shape);

/** Everything that callers may know of it. */
export const publicOf = (file: KeptFile): StoredFile =>
  Object.fromEntries(
    publicAttributes.flatMap((name) => {
      const value = file[name as keyof StoredFile];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as StoredFile;

/** Says what a file is, in place of what somebody called it. */
export const neutralNameOf = ({
  id,
  category,
  contentType,
}: Pick<KeptFile, "id" | "category" | "contentType">): string =>
  `${category}_${id}.${contentType.split("/")[1]}`;

/** What observers, all frames and what is passed on may show. */
export const observedOf = (file: KeptFile): StoredFile => ({
  ...publicOf(file),
  name: neutralNameOf(file),
});

/** As the caller sees it: whoever has it from themselves, or may know the person's name, sees its own. */
export const viewOf = (file: KeptFile, actor: Actor): StoredFile =>
  actor.kind === "staff" && !isStaff(actor, "researcher") ? observedOf(file) : publicOf(file);
