import "server-only";

const STYLE = `:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1b1f24;--quiet:#565d66;--accent:#553b63}
@media(prefers-color-scheme:dark){:root{--paper:#14161a;--ink:#eceae4;--quiet:#a9aeb6;--accent:#c9b3d6}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.55 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:3rem 1rem}
h1{font:600 2.25rem/1.15 "Iowan Old Style",Charter,"Palatino Linotype",Georgia,serif;text-wrap:balance}
a{color:var(--accent)}a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
li a{display:inline-block;padding:.6rem 0}ul{padding:0;list-style:none}`;

export type PlainPage = {
  status: number;
  title: string;
  sentences: readonly string[];
  links: readonly { href: string; words: string }[];
  /** For a page that says "not now". */
  retryAfterSeconds?: number;
};

/**
 * A whole answer in one small HTML file, for when a page of the app cannot be shown: it needs no script and no database. All
 * words are ours, so nothing is escaped. `nonce` lets its style through the policy.
 */
export function plainPage(page: PlainPage, nonce: string): Response {
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title} · Safe Seat</title>
<link rel="icon" href="/favicon.svg">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${page.title}</h1>
${page.sentences.map((sentence) => `<p>${sentence}</p>`).join("\n")}
<ul>
${page.links.map(({ href, words }) => `<li><a href="${href}">${words}</a></li>`).join("\n")}
</ul>
</main>
</body>
</html>
`;
  return new Response(html, {
    status: page.status,
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": "text/html; charset=utf-8",
      ...(page.retryAfterSeconds === undefined ? {} : { "Retry-After": String(page.retryAfterSeconds) }),
    },
  });
}
