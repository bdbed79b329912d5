import net from "node:net";

/** Whether a port can be listened on, on both loopback addresses (or on the one given).
 * @param {number} port
 * @param {string[]} [hosts] */
export async function isFree(port, hosts = ["127.0.0.1", "::1"]) {
  for (const host of hosts) if (!(await canListen(port, host))) return false;
  return true;
}

/** A port that is free on loopback now. */
export async function freePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) =>
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve(null)),
  );
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param {number} port @param {string} host
 * @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    // A machine without IPv6 has no ::1 that could be taken.
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
