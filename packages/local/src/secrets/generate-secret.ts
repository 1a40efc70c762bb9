import { randomInt } from "node:crypto";

/** `GenerateSecretString` of `AWS::SecretsManager::Secret`. */
export interface GenerateSecretString {
  PasswordLength?: number;
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
  ExcludeCharacters?: string;
  ExcludePunctuation?: boolean;
  ExcludeNumbers?: boolean;
  ExcludeLowercase?: boolean;
  ExcludeUppercase?: boolean;
  IncludeSpace?: boolean;
  RequireEachIncludedType?: boolean;
}

const lowercase = "abcdefghijklmnopqrstuvwxyz";
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** A secret's first value as the template asks for it: a password, or the template with it set in. */
export function generateSecret(how: GenerateSecretString): string {
  const password = generatePassword(how);
  if (how.SecretStringTemplate === undefined || how.GenerateStringKey === undefined) {
    return password;
  }
  const template = JSON.parse(how.SecretStringTemplate) as Record<string, unknown>;
  return JSON.stringify({ ...template, [how.GenerateStringKey]: password });
}

function generatePassword(how: GenerateSecretString): string {
  const excluded = new Set(how.ExcludeCharacters ?? "");
  const kinds = [
    how.ExcludeLowercase ? "" : lowercase,
    how.ExcludeUppercase ? "" : lowercase.toUpperCase(),
    how.ExcludeNumbers ? "" : "0123456789",
    how.ExcludePunctuation ? "" : punctuation,
    how.IncludeSpace ? " " : "",
  ]
    .map((kind) => [...kind].filter((character) => !excluded.has(character)))
    .filter((kind) => kind.length > 0);
  const all = kinds.flat();
  if (all.length === 0) throw new Error("GenerateSecretString leaves no character to choose from.");
  const pick = (from: string[]) => from[randomInt(from.length)]!;
  const length = how.PasswordLength ?? 32;
  const characters = how.RequireEachIncludedType === false ? [] : kinds.map(pick);
  while (characters.length < length) characters.push(pick(all));
  for (let index = characters.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1);
    [characters[index], characters[other]] = [characters[other]!, characters[index]!];
  }
  return characters.join("");
}
