"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actorOfForm } from "@/lib/actor";
import { env } from "@/lib/env";
import { formAction } from "@/lib/form-action";
import { backTo } from "@/lib/return-path";
import { endFeed, makeFeed } from "@/services/calendar";

export const makeFeedAction = formAction(
  { name: "election.make-feed", schema: z.strictObject({ campaign: z.uuid() }) },
  async ({ campaign }) => {
    const token = await makeFeed(
      await actorOfForm(backTo("/election/calendar", { campaign })),
      campaign,
      new Date(),
    );
    // In the answer to the form, and nowhere else: it is kept as a hash, and never stands in an address of ours.
    return { errors: [], values: {}, saved: `${env().origin}/election/feed/${token}` };
  },
);

export const endFeedAction = formAction(
  { name: "election.end-feed", schema: z.strictObject({ campaign: z.uuid() }) },
  async ({ campaign }) => {
    await endFeed(await actorOfForm(backTo("/election/calendar", { campaign })), campaign, new Date());
    redirect(`/election/calendar?campaign=${campaign}&ended=1`);
  },
);
