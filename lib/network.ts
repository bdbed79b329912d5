import { isIPv4, isIPv6 } from "node:net";

/** The part of an address that one household or office shares: /24 of IPv4, /56 of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return networkOf(mapped);
  if (isIPv4(address)) return address.split(".").slice(0, 3).join(".");
  if (!isIPv6(address)) return "unknown";
  const [front = "", back] = (address.split("%")[0] ?? "").split("::");
  const groups = (half: string) => half.split(":").filter(Boolean);
  const known = groups(front);
  const missing = back === undefined ? 0 : 8 - known.length - groups(back).length;
  const all = [...known, ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(back ?? "")];
  const bytes = all.slice(0, 4).map((group) => group.padStart(4, "0"));
  return bytes.join("").slice(0, 14);
}
