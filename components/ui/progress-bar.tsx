type ProgressBarProps = { label: string /** 0 to 1; null: nobody knows how much there is. */; share: number | null };

export function ProgressBar({ label, share }: ProgressBarProps) {
  const known = share === null ? {} : { "aria-valuenow": Math.floor(share * 100) };
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...known} className="h-[3px] overflow-hidden rounded-mark bg-sunken">
      <div
        className={`h-full bg-accent transition-[width] duration-500 ease-linear ${share === null ? "w-1/3 animate-pulse" : ""}`}
        {...(share === null ? {} : { style: { width: `${share * 100}%` } })}
      />
    </div>
  );
}
