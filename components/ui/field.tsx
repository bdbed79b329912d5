import type { ComponentProps, ReactNode } from "react";

type Labelled = { label: ReactNode; hint?: ReactNode; error?: string | undefined; id: string };

function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

function Label({ id, label, hint, error }: Labelled) {
  return (
    <>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-small text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 font-semibold text-problem">
          {error}
        </p>
      )}
    </>
  );
}

export function TextField({ label, hint, error, id, ...rest }: Labelled & ComponentProps<"input">) {
  return (
    <div>
      <Label id={id} label={label} hint={hint} error={error} />
      <input
        id={id}
        className="input mt-2"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...rest}
      />
    </div>
  );
}

export function TextArea({ label, hint, error, id, ...rest }: Labelled & ComponentProps<"textarea">) {
  return (
    <div>
      <Label id={id} label={label} hint={hint} error={error} />
      <textarea
        id={id}
        className="input mt-2"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...rest}
      />
    </div>
  );
}

/** One answer in a list of big rows; the whole row is the target. */
export function Choice({
  label,
  hint,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<"input">, "children">) {
  return (
    <label className="choice">
      <input {...rest} />
      <span>
        <span className="block">{label}</span>
        {hint && <span className="block text-small text-quiet">{hint}</span>}
      </span>
    </label>
  );
}
