/** The organisation whose people may sign in with their account there, by OpenID Connect. */
export type Organisation = {
  /** As people call it: it stands on the button. */
  name: string;
  /** Its address exactly as its tokens say it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
};

type Given = Record<
  "ORGANISATION_NAME" | "ORGANISATION_ISSUER" | "ORGANISATION_CLIENT_ID" | "ORGANISATION_CLIENT_SECRET",
  string | undefined
>;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Where Microsoft's clouds sign people in. */
const MICROSOFT = /^login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)$/;
/** Not an organisation: every personal Microsoft account has this tenant. */
const EVERYBODY = "9188040d-6c67-4c5b-b112-36a304b66dad";
const LEAST_SECRET_BYTES = 16;

/**
 * Reads the settings of the organisation's sign-in: all four or none. `refuse` is told what is wrong, a name and the
 * rest of a sentence; then, as without any of them, the result is null.
 */
export function readOrganisation(
  given: Given,
  refuse: (name: string, why: string) => void,
): Organisation | null {
  const names = Object.keys(given) as (keyof Given)[];
  const missing = names.filter((name) => !given[name]);
  if (missing.length === names.length) return null;
  for (const name of missing) refuse(name, "is missing: signing in with an organisation needs all four");
  const { ORGANISATION_NAME: name = "", ORGANISATION_ISSUER: issuer = "" } = given;
  const { ORGANISATION_CLIENT_ID: clientId = "", ORGANISATION_CLIENT_SECRET: clientSecret = "" } = given;
  const problem = issuer ? problemOfIssuer(issuer) : null;
  if (problem) refuse("ORGANISATION_ISSUER", problem);
  if (name.length > 60) refuse("ORGANISATION_NAME", "must be 60 characters at most: it stands on a button");
  if (clientSecret && Buffer.byteLength(clientSecret) < LEAST_SECRET_BYTES) {
    refuse("ORGANISATION_CLIENT_SECRET", "is too short: 16 bytes or more");
  }
  return missing.length > 0 || problem ? null : { name, issuer, clientId, clientSecret };
}

function problemOfIssuer(issuer: string): string | null {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (!url || url.search || url.hash || url.username || url.password)
    return "must be an address without anything after its path";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && url.hostname === "localhost")) {
    return "must begin with https:// unless the host is localhost";
  }
  const tenant = tenantOf(issuer);
  if (tenant === EVERYBODY || (MICROSOFT.test(url.hostname) && !tenant)) {
    return "must name one tenant by its id: https://login.microsoftonline.com/<tenant id>/v2.0";
  }
  return null;
}

/** The tenant's id where the issuer is Microsoft Entra ID, which ends so in all of its clouds; null for any other. */
export function tenantOf(issuer: string): string | null {
  const [tenant = "", version, ...rest] = new URL(issuer).pathname.split("/").slice(1);
  return GUID.test(tenant) && version === "v2.0" && rest.length === 0 ? tenant : null;
}
