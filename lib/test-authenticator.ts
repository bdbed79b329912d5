import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const b64 = (data: Buffer) => data.toString("base64url");

type Changes = { origin?: string; rpId?: string; userVerified?: boolean; type?: string };

/** A passkey in software, as a browser would answer with it; each answer can be bent in one way. */
export class TestAuthenticator {
  private readonly credentialId = randomBytes(32);
  private readonly privateKey: KeyObject;
  private readonly cosePublicKey: Buffer;
  private userHandle = "";
  counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.privateKey = privateKey;
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    this.cosePublicKey = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, "base64url"),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, "base64url"),
    ]);
  }

  register(options: { challenge: string; user: { id: string } }, changes: Changes = {}) {
    this.userHandle = options.user.id;
    const data = Buffer.concat([
      this.data(0x41, changes),
      Buffer.alloc(16),
      Buffer.from([0, this.credentialId.length]),
      this.credentialId,
      this.cosePublicKey,
    ]);
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    const attestation = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from("fmt"),
      Buffer.from([0x64]),
      Buffer.from("none"),
      Buffer.from([0x67]),
      Buffer.from("attStmt"),
      Buffer.from([0xa0, 0x68]),
      Buffer.from("authData"),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    return this.reply({
      clientDataJSON: b64(this.clientData("webauthn.create", options.challenge, changes)),
      attestationObject: b64(attestation),
      transports: ["internal"],
    });
  }

  signIn(options: { challenge: string }, changes: Changes & { userHandle?: string } = {}) {
    const clientData = this.clientData("webauthn.get", options.challenge, changes);
    const data = this.data(0x01, changes);
    return this.reply({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(data),
      signature: b64(sign("sha256", Buffer.concat([data, sha256(clientData)]), this.privateKey)),
      userHandle: changes.userHandle ?? this.userHandle,
    });
  }

  private reply<T>(response: T) {
    return {
      id: b64(this.credentialId),
      rawId: b64(this.credentialId),
      type: "public-key" as const,
      response,
    };
  }

  private clientData(type: string, challenge: string, { origin, type: other }: Changes): Buffer {
    const said = {
      type: other ?? type,
      challenge,
      origin: origin ?? "http://localhost:3000",
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(said));
  }

  private data(flags: number, { rpId = "localhost", userVerified = true }: Changes): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | (userVerified ? 0x04 : 0)]), counter]);
  }
}
