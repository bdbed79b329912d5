import type { Catalogue } from "@/domain/catalogue";
import { withoutTerms } from "@/domain/marks";

/** Makes text safe inside HTML and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Content text as HTML: bold kept, definitions reduced to their words, since this page must also serve on paper. */
function rich(text: string, catalogue: Catalogue): string {
  return escapeHtml(withoutTerms(text, catalogue.glossary)).replace(
    /\*\*([^*]{1,120})\*\*/g,
    "<strong>$1</strong>",
  );
}

/**
 * The whole of /help-now as one HTML file: no script, nothing to fetch, black on white, useful on paper. A Next
 * page always carries scripts, so this is written by hand. `nonce` lets the one style sheet through the policy.
 */
export function helpNowHtml(catalogue: Catalogue, nonce: string): string {
  const { first, situations, contacts } = catalogue.helpNow;
  const text = (value: string) => rich(value, catalogue);
  const links = situations.map((s) => `<li><a href="#${s.id}">${text(s.title)}</a></li>`).join("");
  const numbers = contacts
    .filter((contact) => contact.number)
    .map(
      (c) =>
        `<tr><th scope="row">${text(c.situation)}</th><td><strong>${text(c.number ?? "")}</strong><br>${text(c.route)}</td></tr>`,
    )
    .join("");
  const routes = contacts
    .filter((contact) => !contact.number)
    .map((c) => `<tr><th scope="row">${text(c.situation)}</th><td>${text(c.route)}</td></tr>`)
    .join("");
  const sections = situations
    .map(
      (s) => `<section aria-labelledby="${s.id}"><h2 id="${s.id}">${text(s.title)}</h2>
<ol>${s.steps.map((step) => `<li><span>${text(step.text)}</span></li>`).join("")}</ol>
${s.dont.length > 0 ? `<p class="dont"><strong>Do not:</strong></p><ul>${s.dont.map((line) => `<li>${text(line)}</li>`).join("")}</ul>` : ""}
${s.actions.length > 0 ? `<p class="more no-print">In full: ${s.actions.map((id) => `<a href="/guidance/${id}">${escapeHtml(catalogue.actionById.get(id)?.title ?? id)}</a>`).join(" · ")}</p>` : ""}
</section>`,
    )
    .join("\n");
  const sources = [
    ...new Set([
      ...first.flatMap((said) => said.sources),
      ...situations.flatMap((s) => s.steps.flatMap((step) => step.sources)),
      ...contacts.flatMap((contact) => contact.sources),
    ]),
  ]
    .flatMap((id) => catalogue.sources.get(id) ?? [])
    .map(
      (source) =>
        `<li><a href="${escapeHtml(source.url)}" rel="noreferrer">${escapeHtml(`${source.publisher}: ${source.title}`)}</a></li>`,
    )
    .join("");

  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Help now · Safe Seat</title>
<link rel="icon" href="/favicon.svg">
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="no-print"><a href="/">Safe Seat</a></header>
<main id="main">
<h1>Help now</h1>
<p class="lead">The first hour, by what happened. You need not sign in, and nothing you read here is recorded.</p>
<section aria-labelledby="numbers"><h2 id="numbers">Who to call</h2>
<table>${numbers}</table></section>
<section aria-labelledby="always"><h2 id="always">In every case</h2>
<ol>${first.map((said) => `<li><span>${text(said.text)}</span></li>`).join("")}</ol></section>
<nav aria-labelledby="what"><h2 id="what">What happened?</h2><ul class="index">${links}</ul></nav>
${sections}
${routes ? `<section aria-labelledby="routes"><h2 id="routes">Where to report what</h2><table>${routes}</table></section>` : ""}
<details class="no-print"><summary>Sources</summary><ul>${sources}</ul></details>
<p class="no-print">This page prints well. Keep a copy where you can reach it without your phone.</p>
</main>
<footer><p>General advice, not an official service. Your own security team knows your systems and comes first. Contains public sector information licensed under the Open Government Licence v3.0.</p></footer>
</body>
</html>
`;
}

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:#fff;color:#000;font:1.125rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:42rem;margin:0 auto;padding:1rem}
header a,.index a,.more a{display:inline-flex;align-items:center;min-height:44px}
header a{color:#000;font:600 1.375rem Georgia,serif;text-decoration:none}
h1,h2{font-family:"Iowan Old Style",Charter,"Palatino Linotype",Georgia,serif;line-height:1.15;margin:0}
h1{font-size:2.5rem}h2{font-size:1.625rem;margin-top:2.5rem;padding-top:1rem;border-top:3px solid #000}
.lead{font-size:1.25rem}
a{color:#000;text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:3px solid #553b63;outline-offset:2px}
ol{list-style:none;counter-reset:n;padding:0;margin:1rem 0}
ol>li{counter-increment:n;display:flex;gap:1rem;padding:.5rem 0}
ol>li::before{content:counter(n);flex:none;min-width:1.5ch;font:700 1.75rem/1.1 Georgia,serif}
ul{padding-left:1.25rem}.index{list-style:none;padding:0}
table{border-collapse:collapse;width:100%;margin-top:1rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #767676;font-weight:400}
td strong{font-size:1.25rem}
.dont{margin-bottom:0}summary{min-height:44px;cursor:pointer;margin-top:2rem}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
footer{border-top:1px solid #767676;font-size:1rem}
@media (prefers-color-scheme:dark){body,.skip{background:#000;color:#fff}a,header a{color:#fff}h2{border-color:#fff}a:focus-visible,summary:focus-visible{outline-color:#c9b3d6}}
@media (max-width:30rem){th,td{display:block;border:0;padding:0}td{padding-bottom:.75rem;border-bottom:1px solid #767676}}
@media print{body{font-size:9pt;line-height:1.3;background:#fff;color:#000}main{max-width:none;padding:0}.no-print,nav{display:none}h1{font-size:18pt}h2{font-size:11.5pt;margin-top:.5rem;padding-top:.2rem;border-top-width:1px;break-after:avoid}section{break-inside:avoid}ol>li{padding:.05rem 0;gap:.4rem}ol>li::before{font-size:10pt}ol,ul,table,p{margin:.15rem 0}th,td{padding:.1rem .5rem .1rem 0}td strong{font-size:10.5pt}.lead{font-size:10pt}a{text-decoration:none}}
`.replaceAll("\n", "");
