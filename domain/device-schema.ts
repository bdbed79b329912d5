import { z } from "zod";
import { date, id, line, sourceIds, text } from "./content-schema";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month is written 2027-10");

/** What is known of a device's or system's security updates. No date is ever reckoned where none was published. */
const support = z.discriminatedUnion("is", [
  /** The maker names the day, or the month, of the last update it promises. */
  z.strictObject({ is: z.literal("promised"), until: z.union([date, month]) }),
  /** It gets the newest system on the list's date, and the maker names no end. */
  z.strictObject({ is: z.literal("current") }),
  z.strictObject({ is: z.literal("ended"), on: z.union([date, month]).optional() }),
  z.strictObject({ is: z.literal("unknown") }),
]);

export const deviceListSchema = z.strictObject({
  /** The day on which the entries were last looked at. */
  checked: date,
  makers: z
    .array(
      z.strictObject({
        id,
        name: line,
        /** How to find out which of these one has, in words that do not hang on a menu. */
        find_out: text,
        /** The maker's own page, for when this list is old or does not know. */
        page: id,
        devices: z
          .array(
            z.strictObject({
              id,
              name: z.string().trim().min(3).max(120),
              kind: z.enum(["phone", "tablet", "computer", "system"]),
              support,
              note: line.optional(),
              sources: sourceIds,
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export type DeviceList = z.infer<typeof deviceListSchema>;
