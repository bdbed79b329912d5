import MiniSearch from "minisearch";
import type { Catalogue } from "@/domain/catalogue";
import type { Action } from "@/domain/content-schema";
import { type Alternatives, planQuery, type SearchDocument, searchDocuments, stems } from "@/domain/search";

const MOST_RESULTS = 12;
const FEW = 3;
/** A result that scores less than this part of the best one only shares a common word with the query. */
const FAINT = 0.12;
const FIELDS = ["title", "summary", "topic", "text"] as const;
const WEIGHTS = { title: 8, summary: 4, topic: 1.5, text: 1 };

/** Finds actions by what people type. Make one per catalogue: building the index reads every text. */
export class GuidanceSearch {
  readonly #catalogue: Catalogue;
  readonly #index: MiniSearch<SearchDocument>;
  readonly #known: ReadonlySet<string>;

  constructor(catalogue: Catalogue) {
    const documents = searchDocuments(catalogue);
    this.#catalogue = catalogue;
    this.#known = new Set(documents.flatMap((one) => FIELDS.flatMap((field) => stems(one[field]))));
    this.#index = new MiniSearch<SearchDocument>({
      fields: [...FIELDS],
      tokenize: stems,
      processTerm: (term) => term,
    });
    this.#index.addAll(documents);
  }

  /** The closest actions first, at most twelve; none when nothing comes near. */
  find(query: string): Action[] {
    const plan = planQuery(query, this.#catalogue.synonyms, (word) => this.#known.has(word));
    if (plan.length === 0) return [];
    const all = this.#look(plan, "AND");
    // A whole sentence may name more than any single action holds: then those that hold some of it follow.
    const ids = all.length < FEW ? [...new Set([...all, ...this.#look(plan, "OR")])] : all;
    return ids.slice(0, MOST_RESULTS).flatMap((id) => this.#catalogue.actionById.get(id) ?? []);
  }

  #look(plan: readonly Alternatives[], combineWith: "AND" | "OR"): string[] {
    const results = this.#index.search(
      { combineWith, queries: plan.map((words) => ({ combineWith: "OR", queries: words })) },
      {
        boost: WEIGHTS,
        prefix: (term) => term.length > 2,
        fuzzy: (term) => (term.length > 3 && /^[a-z]+$/.test(term) ? 0.25 : false),
        weights: { fuzzy: 0.2, prefix: 0.5 },
      },
    );
    const best = results[0]?.score ?? 0;
    return results.filter((result) => result.score >= best * FAINT).map((result) => String(result.id));
  }
}

let search: GuidanceSearch | undefined;

/** The search over the given catalogue, made once per process. */
export function guidanceSearch(catalogue: Catalogue): GuidanceSearch {
  search ??= new GuidanceSearch(catalogue);
  return search;
}
