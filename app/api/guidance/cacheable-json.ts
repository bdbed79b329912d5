import { createHash } from "node:crypto";

const AN_HOUR = 3600;

/** A JSON document that is the same for everybody until the content changes, with the tag that says so. */
export class CacheableJson {
  readonly #body: string;
  readonly #tag: string;
  readonly #type: string;

  constructor(value: unknown, type = "application/json") {
    this.#body = JSON.stringify(value);
    this.#tag = `"${createHash("sha256").update(this.#body).digest("base64url")}"`;
    this.#type = type;
  }

  /** 200 with the document, or 304 without it when the reader already has this one. */
  answer(request: Request): Response {
    const headers = { ETag: this.#tag, "Cache-Control": `public, max-age=${AN_HOUR}` };
    if (this.#isHeldBy(request)) return new Response(null, { status: 304, headers });
    return new Response(this.#body, { headers: { ...headers, "Content-Type": this.#type } });
  }

  #isHeldBy(request: Request): boolean {
    const held = request.headers.get("If-None-Match") ?? "";
    return held.split(",").some((tag) => {
      const one = tag.trim();
      return one === "*" || one === this.#tag || one === `W/${this.#tag}`;
    });
  }
}
