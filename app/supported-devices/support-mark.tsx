import { inWords } from "@/components/checklist/words";
import type { DayOrMonth, DeviceSupport } from "@/domain/device-support";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const SHAPE = { supported: "●", "ends-soon": "◐", ended: "○", unknown: "?" } as const;

/** The answer for one device, said in words first; the shape only repeats it. */
export function SupportMark({ support }: { support: DeviceSupport }) {
  const weight = support.is === "ended" || support.is === "ends-soon" ? "text-attention" : "text-ink";
  return (
    <p className={`mt-1 font-semibold ${weight}`}>
      <span aria-hidden="true" className="inline-block w-6">
        {SHAPE[support.is]}
      </span>
      {words(support)}
    </p>
  );
}

function words(support: DeviceSupport): string {
  switch (support.is) {
    case "supported":
      return support.until ? `Supported until ${dateInWords(support.until)}` : "Supported, no end date named";
    case "ends-soon":
      return `Ends soon: supported until ${dateInWords(support.until)}`;
    case "ended":
      return support.on ? `Ended: ${dateInWords(support.on)}` : "Ended";
    case "unknown":
      return support.knownOn
        ? `We do not know. It was supported on ${inWords(support.knownOn)}`
        : "We do not know";
  }
}

function dateInWords(date: DayOrMonth): string {
  return date.length === 10 ? inWords(date) : MONTH.format(new Date(`${date}-01T00:00:00Z`));
}
