import type { Confidence } from "@/domain/content-schema";

const WORDS: Record<Confidence, { term: string; meaning: string }> = {
  "almost-certain": {
    term: "Almost certain",
    meaning: "a term of art in UK assessments: about 95 in 100 or more",
  },
  "highly-likely": {
    term: "Highly likely",
    meaning: "a term of art in UK assessments: about 80 to 90 in 100",
  },
  stated: { term: "Stated", meaning: "said by the body named, without a term of likelihood" },
  alleged: { term: "Alleged", meaning: "an indictment is an allegation, not yet proven in court" },
};

/** The confidence word as published, with what it means beside it. */
export function ConfidenceMark({ confidence }: { confidence: Confidence }) {
  const { term, meaning } = WORDS[confidence];
  return (
    <span className="text-small">
      <span className="tag border-accent text-accent">{term}</span>{" "}
      <span className="text-quiet">({meaning})</span>
    </span>
  );
}
