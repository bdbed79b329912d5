import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aPerson } from "@/services/test-people";
import { db } from "./db";
import { passkeysOf, personOfReply, registerChallenge, registerPasskey, signInChallenge } from "./passkey";
import { TestAuthenticator } from "./test-authenticator";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const userAgent = "Mozilla/5.0 (iPhone) Safari/604.1";

/** A person with a passkey, and what holds it. */
async function aPersonWithPasskey() {
  const { personId } = await aPerson();
  const authenticator = new TestAuthenticator();
  const options = await registerChallenge({ personId, address: "a@example.org" }, NOW);
  const name = await registerPasskey(
    { personId, sessionId: randomUUID(), userAgent, by: "email" },
    authenticator.register(options),
    NOW,
  );
  return { personId, authenticator, name };
}

describe("AU-1: signing in with a passkey", () => {
  test("names the person whose passkey it is, and notes the use", async () => {
    const { personId, authenticator } = await aPersonWithPasskey();
    const options = await signInChallenge(NOW);
    expect(options.allowCredentials ?? []).toEqual([]);
    expect(options.userVerification).toBe("required");
    expect(await personOfReply(authenticator.signIn(options), later(5))).toBe(personId);
    expect((await passkeysOf(personId))[0]?.lastUsedAt).toEqual(later(5));
  });

  test("uses a challenge once: the same reply again is refused", async () => {
    const { personId, authenticator } = await aPersonWithPasskey();
    const reply = authenticator.signIn(await signInChallenge(NOW));
    expect(await personOfReply(reply, NOW)).toBe(personId);
    expect(await personOfReply(reply, NOW)).toBeNull();
  });

  test("of twenty replies to one challenge at once, one counts", async () => {
    const { authenticator } = await aPersonWithPasskey();
    const reply = authenticator.signIn(await signInChallenge(NOW));
    const results = await Promise.all(Array.from({ length: 20 }, () => personOfReply(reply, NOW)));
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  test("spends the challenge even when the reply does not hold", async () => {
    const { authenticator } = await aPersonWithPasskey();
    const options = await signInChallenge(NOW);
    expect(await personOfReply(authenticator.signIn(options, { userVerified: false }), NOW)).toBeNull();
    expect(await personOfReply(authenticator.signIn(options), NOW)).toBeNull();
  });

  test.each([
    ["the person was not verified", { userVerified: false }],
    ["it was made for another origin", { origin: "https://localhost.evil.example" }],
    ["it was made for another port", { origin: "http://localhost:3001" }],
    ["it was made for another domain", { rpId: "evil.example" }],
    ["it is an answer to something else", { type: "webauthn.create" }],
    ["it names another person", { userHandle: Buffer.from("another").toString("base64url") }],
  ])("refuses a reply where %s", async (_, changes) => {
    const { authenticator } = await aPersonWithPasskey();
    expect(await personOfReply(authenticator.signIn(await signInChallenge(NOW), changes), NOW)).toBeNull();
  });

  test("refuses another person's handle, though both exist", async () => {
    const [one, two] = [await aPersonWithPasskey(), await aPersonWithPasskey()];
    const userHandle = Buffer.from(two.personId).toString("base64url");
    const reply = one.authenticator.signIn(await signInChallenge(NOW), { userHandle });
    expect(await personOfReply(reply, NOW)).toBeNull();
  });

  test("refuses a challenge that is two minutes old, made up, or meant for making a passkey", async () => {
    const { personId, authenticator } = await aPersonWithPasskey();
    expect(await personOfReply(authenticator.signIn(await signInChallenge(NOW)), later(121))).toBeNull();
    expect(await personOfReply(authenticator.signIn({ challenge: "bWFkZSB1cA" }), NOW)).toBeNull();
    const other = await registerChallenge({ personId, address: "a@example.org" }, NOW);
    expect(await personOfReply(authenticator.signIn(other), NOW)).toBeNull();
  });

  test("refuses a passkey nobody has, or had", async () => {
    const stranger = new TestAuthenticator();
    expect(await personOfReply(stranger.signIn(await signInChallenge(NOW)), NOW)).toBeNull();
    const { personId, authenticator } = await aPersonWithPasskey();
    await db.passkey.deleteMany({ where: { personId } });
    expect(await personOfReply(authenticator.signIn(await signInChallenge(NOW)), NOW)).toBeNull();
  });

  test("takes a counter that stays at nought, and refuses one that goes back", async () => {
    const { personId, authenticator } = await aPersonWithPasskey();
    const signIn = async () => personOfReply(authenticator.signIn(await signInChallenge(NOW)), NOW);
    expect([await signIn(), await signIn()]).toEqual([personId, personId]);
    authenticator.counter = 7;
    expect(await signIn()).toBe(personId);
    authenticator.counter = 6;
    expect(await signIn()).toBeNull();
  });

  test.each([
    [undefined],
    [null],
    ["text"],
    [[]],
    [{}],
    [{ id: { contains: "" }, rawId: "a", type: "public-key", response: {} }],
    [{ id: "a\0", rawId: "a\0", type: "public-key", response: {} }],
  ])("refuses %j, which is no reply", async (given) => {
    expect(await personOfReply(given, NOW)).toBeNull();
  });
});

describe("AU-1: making a passkey", () => {
  test("gives it a name its owner knows, and asks for one that needs no user name", async () => {
    const { personId, name } = await aPersonWithPasskey();
    expect(name).toBe("iPhone");
    const options = await registerChallenge({ personId, address: "a@example.org" }, NOW);
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: "required",
      userVerification: "required",
    });
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(options.excludeCredentials).toHaveLength(1);
    expect(Buffer.from(options.user.id, "base64url").toString()).toBe(personId);
  });

  test("refuses another person's challenge, a used or old one, and a person not verified", async () => {
    const [{ personId }, other] = [await aPerson(), await aPerson()];
    const authenticator = new TestAuthenticator();
    const given = { personId, sessionId: randomUUID(), userAgent, by: "email" as const };
    const options = () => registerChallenge({ personId, address: "a@example.org" }, NOW);
    const theirs = await registerChallenge({ personId: other.personId, address: "b@example.org" }, NOW);
    expect(await registerPasskey(given, authenticator.register(theirs), NOW)).toBeNull();
    expect(await registerPasskey(given, authenticator.register(await options()), later(121))).toBeNull();
    const unverified = authenticator.register(await options(), { userVerified: false });
    expect(await registerPasskey(given, unverified, NOW)).toBeNull();
    const reply = authenticator.register(await options());
    expect(await registerPasskey(given, reply, NOW)).toBe("iPhone");
    expect(await registerPasskey(given, reply, NOW)).toBeNull();
    expect(await db.passkey.count({ where: { personId } })).toBe(1);
  });

  test("a passkey of one person cannot be made another's", async () => {
    const [{ authenticator }, thief] = [await aPersonWithPasskey(), await aPerson()];
    const options = await registerChallenge({ personId: thief.personId, address: "t@example.org" }, NOW);
    const given = {
      personId: thief.personId,
      sessionId: randomUUID(),
      userAgent,
      by: "email" as const,
    };
    expect(await registerPasskey(given, authenticator.register(options), NOW)).toBeNull();
    expect(await db.passkey.count({ where: { personId: thief.personId } })).toBe(0);
  });
});
