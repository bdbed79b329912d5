import { connect } from "node:net";
import { expect, test } from "./fixtures";

test("a request to upgrade the connection is answered as any other, by the server in front", async ({
  app,
}) => {
  const { hostname, port, host } = new URL(app.origin);
  // Next sets itself up with its first request.
  await fetch(`${app.origin}/api/health`);
  for (const path of ["/", "/no-such-page", "//", "/api/health"]) {
    for (const upgrade of ["websocket", "h2c"]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname);
        let text = "";
        socket.setEncoding("utf8");
        socket.on("data", (part) => {
          text += part;
          if (text.includes("\r\n\r\n")) socket.destroy();
        });
        socket.on("close", () => resolve(text));
        socket.on("error", reject);
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\n\r\n`,
        );
      });
      expect(answer, `${path} ${upgrade}`).toMatch(/^HTTP\/1\.1 (?!101|5)\d{3} /);
      expect(answer, `${path} ${upgrade}`).toContain("X-Frame-Options: DENY");
    }
  }
});
