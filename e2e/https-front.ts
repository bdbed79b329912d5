import { mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { requireTool } from "../scripts/testing/tools.mjs";

/** The first byte of a TLS handshake. */
const TLS = 22;

type Certificate = { private: string; cert: string };
type Selfsigned = { generate: (names: object[], options: object) => Promise<Certificate> };

/** What an operator puts before the app: https, and on the same port http that only sends people to https. */
export type HttpsFront = {
  /** Such as `localhost:43210`. */
  host: string;
  /** Its certificate, for who is to trust it (NODE_EXTRA_CA_CERTS). */
  certificateFile: string;
  stop: () => Promise<void>;
};

/** Opens it on a free port of localhost, before the app at this origin, which it asks under this public name. */
export async function openHttpsFront(appOrigin: string, publicHost: string): Promise<HttpsFront> {
  const selfsigned = requireTool("selfsigned") as Selfsigned;
  const { private: key, cert } = await selfsigned.generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  const folder = await mkdtemp(path.join(tmpdir(), "safe-seat-front-"));
  const certificateFile = path.join(folder, "certificate.pem");
  await writeFile(certificateFile, cert);

  const app = new URL(appOrigin);
  const secure = https.createServer({ key, cert }, (request, response) => {
    const { method, url, headers } = request;
    const asked = http.request(
      {
        hostname: app.hostname,
        port: app.port,
        method,
        path: url,
        headers: { ...headers, host: publicHost },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    asked.on("error", () => response.destroy());
    request.pipe(asked);
  });
  const plain = http.createServer((request, response) => {
    response.writeHead(308, { location: `https://${request.headers.host}${request.url}` }).end();
  });

  const behind = await Promise.all([secure, plain].map(listen));
  const open = new Set<net.Socket>();
  const front = net.createServer((socket) => {
    socket.once("data", (first) => {
      const inner = net.connect(behind[first[0] === TLS ? 0 : 1] ?? 0, "127.0.0.1");
      for (const [one, other] of [
        [socket, inner],
        [inner, socket],
      ] as const) {
        open.add(one.on("close", () => open.delete(one)).on("error", () => other.destroy()));
        one.pipe(other);
      }
      inner.write(first);
    });
  });
  return {
    host: `localhost:${await listen(front)}`,
    certificateFile,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all(
        [front, secure, plain].map((server) => new Promise((closed) => server.close(closed))),
      );
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Lets it listen on a free port of this machine, and says which. */
async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as net.AddressInfo).port;
}
