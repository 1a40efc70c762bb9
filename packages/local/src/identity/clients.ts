import type { Assembly } from "../part.ts";

/** An application that may sign users in: `AWS::Cognito::UserPoolClient`. */
export interface Client {
  id: string;
  callbackUrls: string[];
  logoutUrls: string[];
  idTokenSeconds: number;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
}

const unitSeconds: Record<string, number> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
};

/** Clients of the template's user pool, with Cognito's defaults for the lives of tokens. */
export function clients(assembly: Pick<Assembly, "resources">): Client[] {
  return assembly.resources("AWS::Cognito::UserPoolClient").map(({ name, properties }) => {
    const units = properties.TokenValidityUnits ?? {};
    const life = (value: unknown, unit: string) => Number(value) * (unitSeconds[unit] ?? 1);
    return {
      id: name,
      callbackUrls: properties.CallbackURLs ?? [],
      logoutUrls: properties.LogoutURLs ?? [],
      idTokenSeconds: life(properties.IdTokenValidity ?? 1, units.IdToken ?? "hours"),
      accessTokenSeconds: life(properties.AccessTokenValidity ?? 1, units.AccessToken ?? "hours"),
      refreshTokenSeconds: life(
        properties.RefreshTokenValidity ?? 30,
        units.RefreshToken ?? "days",
      ),
    };
  });
}
