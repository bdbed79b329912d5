// With Trusted Types enforced, a script's address must come from a policy. Turbopack's loader assigns plain strings,
// which the policy named `default` sees: it lets through our own bundles and nothing else. It can go when Next names
// a policy of its own for them.
type Policy = { createScriptURL: (url: string) => string | null };
type TrustedTypes = { createPolicy: (name: string, policy: Policy) => unknown };

const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", {
  createScriptURL(given) {
    const url = new URL(given, location.origin);
    // Unchanged: the loader finds a chunk again by the very address it asked for.
    return url.origin === location.origin && url.pathname.startsWith("/_next/static/") ? given : null;
  },
});
