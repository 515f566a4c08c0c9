/** The provider that people may sign in by, such as Google. */
export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Of e-mail addresses, in lower case. Whoever is in none of them comes in by invitation alone. */
  allowedDomains: string[];
  allowedEmails: string[];
};

export const googleIssuer = "https://accounts.google.com";

/** As it stands on the button. */
export function providerName({ issuer }: Pick<OidcSettings, "issuer">): string {
  return issuer === googleIssuer ? "Google" : new URL(issuer).host;
}
