// Preloaded into the app under test: a clock that the tests set, and no way out to other machines.
import net from "node:net";
import process from "node:process";

const RealDate = Date;
let ahead = Number(process.env.TEST_CLOCK) - RealDate.now();

// Everything that asks for the time of day asks this; timers and performance.now() go on as they are.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now() + ahead] : args, newTarget),
  apply: (target) => new target(target.now() + ahead).toString(),
  get: (target, key, receiver) =>
    key === "now" ? () => target.now() + ahead : Reflect.get(target, key, receiver),
});

process.on("message", (/** @type {{ setClock?: number }} */ message) => {
  if (typeof message?.setClock !== "number") return;
  ahead = message.setClock - RealDate.now();
  process.send?.({ clockSet: message.setClock });
});
// Listening to messages would keep a stopping app alive.
process.channel?.unref();

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (/** @type {any[]} */ ...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === "object" ? options.host : typeof args[1] === "string" ? args[1] : undefined;
  const isHere = !host || options?.path || /^(localhost|127\.0\.0\.1|::1)$/.test(host);
  if (isHere) return connect.apply(this, /** @type {any} */ (args));
  process.send?.({ outside: host });
  return this.destroy(new Error("The app under test may not connect to other machines."));
};
