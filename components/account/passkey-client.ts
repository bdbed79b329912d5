import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

const UNREACHABLE = "We could not reach Safe Seat. Check your connection, then try again.";
const TOO_MANY = "That was a lot of tries in a short time. Wait a minute, then try again.";
const NOT_USED = "The passkey was not used. Try again, or choose another way.";

/** Why a passkey did not work, in words for the person. `wasCalledOff` when another request took its place. */
export class PasskeyProblem extends Error {
  readonly wasCalledOff: boolean;
  constructor(message: string, wasCalledOff = false) {
    super(message);
    this.wasCalledOff = wasCalledOff;
  }
}

/** Signs in with a passkey; resolves with the address to go to. With `inField` the browser offers it in the field. */
export async function signInWithPasskey(next: string | null, inField = false): Promise<string> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const { options } = await post<{ options: PublicKeyCredentialRequestOptionsJSON }>("options", {});
  const { id, rawId, type, response } = await asked(() =>
    startAuthentication({ optionsJSON: options, useBrowserAutofill: inField }),
  );
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  const reply = { id, rawId, type, response: { clientDataJSON, authenticatorData, signature, userHandle } };
  const answer = await post<{ next: string }>(
    "sign-in",
    { reply, next },
    "This passkey is not known here. It may have been removed, or belong to another address of this site.",
  );
  return answer.next;
}

/** Makes a passkey for whoever is signed in; resolves with its name. */
export async function addPasskey(): Promise<string> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const { options } = await post<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    "register-options",
    {},
    "To add a passkey, sign in again first: it has been more than five minutes.",
  );
  const { id, rawId, type, response } = await asked(() => startRegistration({ optionsJSON: options }));
  const { clientDataJSON, attestationObject, transports } = response;
  const reply = { id, rawId, type, response: { clientDataJSON, attestationObject, transports } };
  const answer = await post<{ name: string }>("register", { reply }, "This passkey could not be added.");
  return answer.name;
}

async function asked<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony();
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "InvalidStateError") throw new PasskeyProblem("This device already has a passkey for you.");
    throw new PasskeyProblem(NOT_USED, name === "AbortError");
  }
}

async function post<T>(to: string, body: unknown, refused = NOT_USED): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/passkey/${to}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw new PasskeyProblem(UNREACHABLE);
  }
  if (response.ok) return (await response.json()) as T;
  if (response.status === 429) throw new PasskeyProblem(TOO_MANY);
  throw new PasskeyProblem(response.status >= 500 ? UNREACHABLE : refused);
}
