const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["FxiOS", "Firefox"],
  ["Firefox/", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const PLATFORMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["CrOS", "Chromebook"],
  ["Windows", "Windows"],
  ["Macintosh", "Mac"],
  ["Linux", "Linux"],
] as const;

const found = (marks: readonly (readonly [string, string])[], text: string) =>
  marks.find(([mark]) => text.includes(mark))?.[1];

/** The kind of device a browser says it runs on, such as `iPhone`; empty when it does not say. */
export function platformOf(userAgent: string): string {
  return found(PLATFORMS, userAgent.slice(0, 400)) ?? "";
}

/** A browser in words that its owner recognises, such as `Safari on iPhone`. Nothing finer is ever kept. */
export function deviceInWords(userAgent: string): string {
  const browser = found(BROWSERS, userAgent.slice(0, 400)) ?? "A browser";
  const platform = platformOf(userAgent);
  return platform ? `${browser} on ${platform}` : browser;
}
