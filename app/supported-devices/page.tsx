import type { Metadata } from "next";
import { inWords } from "@/components/checklist/words";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Sources } from "@/components/ui/sources";
import type { DeviceList } from "@/domain/device-schema";
import { deviceSupport, listAge } from "@/domain/device-support";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { SupportMark } from "./support-mark";

export const metadata: Metadata = { title: "Is my device still supported?" };

type Maker = DeviceList["makers"][number];

export default async function SupportedDevicesPage({ searchParams }: PageProps<"/supported-devices">) {
  const { maker: wanted } = await searchParams;
  const { devices, actionById } = loadCatalogue();
  const today = londonDate(new Date());
  const chosen = devices.makers.find((maker) => maker.id === wanted);
  const replace = actionById.get("replace-unsupported-devices");
  return (
    <Page
      title="Is my device still supported?"
      lead="A device that gets no more security updates cannot be made safe by any setting."
      back={{ href: "/guidance", label: "All the guidance" }}
    >
      <Age checked={devices.checked} today={today} />
      <MakerForm makers={devices.makers} chosen={chosen} />
      {(chosen ? [chosen] : devices.makers).map((maker) => (
        <MakerSection key={maker.id} maker={maker} checked={devices.checked} today={today} />
      ))}
      <section aria-labelledby="next" className="mt-14">
        <h2 id="next">If yours has ended, or ends soon</h2>
        <p className="measure mt-4">
          A device that somebody manages for you is for them to replace: ask them. For one of your own, these
          steps help you to plan it without losing anything.
        </p>
        <p className="mt-6 flex flex-wrap gap-3">
          {replace && <LinkButton href={`/guidance/${replace.id}`}>{replace.title}</LinkButton>}
        </p>
      </section>
    </Page>
  );
}

function Age({ checked, today }: { checked: string; today: string }) {
  const { months, isOld } = listAge(checked, today);
  if (!isOld) return <p className="text-quiet">Last looked through on {inWords(checked)}.</p>;
  return (
    <p className="card">
      <strong>This list is {months} months old.</strong> It was last looked through on {inWords(checked)}.
      Check your maker’s page, named with each list, before you rely on it.
    </p>
  );
}

function MakerForm({ makers, chosen }: { makers: readonly Maker[]; chosen: Maker | undefined }) {
  return (
    <form action="/supported-devices" method="get" className="no-print mt-8 flex flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-64">
        <label htmlFor="maker" className="block font-semibold">
          What do you have?
        </label>
        <select id="maker" name="maker" defaultValue={chosen?.id ?? ""} className="input mt-2">
          <option value="">Show all of them</option>
          {makers.map((maker) => (
            <option key={maker.id} value={maker.id}>
              {maker.name}
            </option>
          ))}
        </select>
      </div>
      <Button>Show</Button>
    </form>
  );
}

function MakerSection({ maker, checked, today }: { maker: Maker; checked: string; today: string }) {
  return (
    <section aria-labelledby={maker.id} className="mt-12">
      <h2 id={maker.id}>{maker.name}</h2>
      <p className="measure mt-2">
        <span className="text-quiet">Which one is it?</span> {maker.find_out}
      </p>
      <ul className="mt-4 border-line border-t">
        {maker.devices.map((device) => (
          <li key={device.id} className="border-line border-b py-4">
            <h3 className="font-sans text-base">{device.name}</h3>
            <SupportMark support={deviceSupport(device, checked, today)} />
            {device.note && <p className="mt-1">{device.note}</p>}
            <p className="mt-1">
              <Sources ids={device.sources} />
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small">
        <MakerPage id={maker.page} />
      </p>
    </section>
  );
}

function MakerPage({ id }: { id: string }) {
  const source = loadCatalogue().sources.get(id);
  if (!source) return null;
  return (
    <>
      Yours is not here, or we do not know? {source.publisher} says:{" "}
      <a href={source.url} rel="noreferrer">
        {source.title}
      </a>
    </>
  );
}
