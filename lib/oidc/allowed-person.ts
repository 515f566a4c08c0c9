import { googleIssuer, type OidcSettings } from "./oidc-settings.ts";

/** Whom the provider vouches for. */
export type ProvedPerson = {
  issuer: string;
  subject: string;
  email: string;
  /** Google's word that the address is an account of that company, and not just one that somebody once received mail at. */
  hostedDomain: string | null;
};

/** Whether the settings let somebody in whom nobody invited. */
export function isAllowed({ issuer, email, hostedDomain }: ProvedPerson, { allowedDomains, allowedEmails }: OidcSettings): boolean {
  const address = email.toLowerCase();
  if (allowedEmails.includes(address)) return true;
  const domain = issuer === googleIssuer ? hostedDomain?.toLowerCase() : address.slice(address.lastIndexOf("@") + 1);
  return domain !== undefined && address.endsWith(`@${domain}`) && allowedDomains.includes(domain);
}
