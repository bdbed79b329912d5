import { z } from "zod";
import type { Catalogue } from "./catalogue";
import * as content from "./content-schema";

/**
 * The open feed, version 1: what another website needs to show the guidance or to follow its revisions. Its shape is
 * made of the definitions in content-schema.ts. Adding a field is no new version; taking one away or changing its
 * meaning is: then a `feed-v2` stands beside this one, at its own address.
 */
export const feedSchema = z
  .strictObject({
    version: z.literal(1),
    /** The date of the edition that this is. */
    edition: z.iso.date(),
    /** Where an action has its page on the same host: this path and the id. */
    pages: z.literal("/guidance/"),
    licence: z.string(),
    editions: content.editionSchema.shape.editions,
    topics: z.array(content.topicSchema),
    places: z.array(content.placeSchema),
    questions: z.array(content.questionSchema),
    events: z.array(content.eventSchema),
    actions: z.array(content.actionSchema.extend({ topic: z.string() })),
    renames: content.renamesSchema,
    glossary: z.array(content.glossarySchema),
    sources: z.array(content.sourceSchema),
  })
  .meta({
    title: "Safe Seat guidance, version 1",
    description:
      "A reader should pass over fields that it does not know: fields may be added within a version, though this schema, made anew with each, names them all.",
  });

export type Feed = z.infer<typeof feedSchema>;

const LICENCE =
  "Contains public sector information licensed under the Open Government Licence v3.0: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/** The catalogue as the feed tells it. Personas stay out: they are tests. No host is named, so that every copy is alike. */
export function buildFeed(catalogue: Catalogue): Feed {
  return {
    version: 1,
    edition: catalogue.edition.edition,
    pages: "/guidance/",
    licence: LICENCE,
    editions: catalogue.edition.editions,
    topics: [...catalogue.topics],
    places: [...catalogue.places],
    questions: [...catalogue.questions],
    events: [...catalogue.events.values()],
    actions: [...catalogue.actions],
    renames: [...catalogue.renames],
    glossary: [...catalogue.glossary.values()],
    sources: [...catalogue.sources.values()],
  };
}

/** The feed's JSON Schema (draft 2020-12), from the same definition. */
export function feedJsonSchema(): Record<string, unknown> {
  return { $id: "/api/guidance/v1.schema.json", ...z.toJSONSchema(feedSchema, { io: "output" }) };
}
