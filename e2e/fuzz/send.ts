import http from "node:http";

export type Sent = { method: string; path: string; headers: Record<string, string>; body?: Buffer };
export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

/** Sends it as it is and reads the answer; redirects are not followed, as no browser is behind it. */
export async function send(origin: string, sent: Sent): Promise<Answer> {
  try {
    return await once(origin, sent);
  } catch (error) {
    // A kept connection may close just as it is used again, after a refused body for one.
    if (error instanceof Error && "code" in error && error.code === "ECONNRESET") return once(origin, sent);
    throw error;
  }
}

function once(origin: string, { method, path, headers, body }: Sent): Promise<Answer> {
  const { host, port } = new URL(origin);
  const length = body ? { "content-length": String(body.length) } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { host, ...length, ...headers },
        timeout: 30_000,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    request.on("timeout", () => request.destroy(new Error("No answer within half a minute.")));
    request.on("error", reject);
    request.end(body);
  });
}

/** Does the work for each, four at a time. */
export async function fourAtATime<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const one of rest) await work(one);
    }),
  );
}
