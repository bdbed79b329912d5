"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actorOfForm } from "@/lib/actor";
import { formAction } from "@/lib/form-action";
import { saveAnswer } from "@/services/profile";

const PROBLEMS = {
  "nothing-chosen": "Choose an answer, or skip this question",
  "choose-one": "Choose one answer",
  "unknown-answer": "Choose from the answers on this page",
  "none-with-others": "Choose either “None of these” or the others, not both",
} as const;

export const saveAnswerAction = formAction(
  {
    name: "profile.save-answer",
    schema: z.strictObject({
      question: z.string().max(60),
      intent: z.enum(["continue", "skip"]),
      answer: z.array(z.string().max(60)).max(20).default([]),
    }),
    lists: ["answer"],
  },
  async (input, values) => {
    const actor = await actorOfForm(`/profile/${input.question}`);
    const result = await saveAnswer(
      actor,
      { questionId: input.question, chosen: input.answer, isSkipped: input.intent === "skip" },
      new Date(),
    );
    if (!result.ok) return { errors: [{ field: "answer", message: PROBLEMS[result.reason] }], values };
    redirect(result.next ? `/profile/${result.next}` : "/profile");
  },
);
