import type { Language } from "@luna/contracts/language";
import { inLanguages } from "./language.ts";

const words = inLanguages({ en: "Hello", de: "Guten Tag" });

/**
 * The first line. Anyone may register any address under any name, so a name that mail programs would
 * turn into a link, or that is longer than names are, is left out.
 */
export function greeting(language: Language, name: string | undefined): string {
  const isPlain = name && name.length <= 60 && !/[/:@<>{}\p{Cc}]|\.\p{L}{2}|\d{3}/u.test(name);
  return isPlain ? `${words[language]} ${name},` : `${words[language]},`;
}
