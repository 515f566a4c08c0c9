"use client";
import { LoaderCircle, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Fault, faults } from "../../../lib/simulate/orders/run-plan.ts";
import { eventsOf } from "../../../lib/simulate/run-limits.ts";
import { send } from "../../dashboard/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Slider } from "../../ui/slider.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useAct } from "../use-act.ts";
import { burstFactors, durations, faultyShare, type RunSettings, rates, refusalOf, requestOf, shares, usualSettings } from "./run-settings.ts";
import { useDurationText, useRateText } from "./use-run-texts.ts";

type RunFormProps = { realEvents: number; hasLoad: boolean; onStarted: () => Promise<unknown> };

/** Everything about the next run; it asks first where the shop's own orders are there. */
export function RunForm({ realEvents, hasLoad, onStarted }: RunFormProps) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const { act, isBusy, fault, clear } = useAct();
  const [settings, setSettings] = useState(usualSettings);
  const [isAsking, setAsking] = useState(false);
  const change = (next: Partial<RunSettings>) => setSettings({ ...settings, ...next });
  const refusal = refusalOf(settings);
  const start = async (amongReal: boolean) => {
    const started = await act(async () => {
      await send("POST", "/v1/simulator/runs", { ...requestOf(settings), amongReal });
      await onStarted();
    });
    if (started) setAsking(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (realEvents > 0) setAsking(true);
        else void start(false);
      }}
    >
      <div className="grid gap-x-10 desktop:grid-cols-[5fr_7fr]">
        <Panel title={text("sizeTitle")} subtitle={text("sizeSubtitle")}>
          <SizeFields settings={settings} onChange={change} seedFault={refusal === "seed" ? text("refusals.seed") : null} />
        </Panel>
        <Panel title={text("faultsTitle")} subtitle={text("faultsSubtitle")}>
          <FaultSliders settings={settings} hasLoad={hasLoad} onChange={change} />
        </Panel>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line border-y py-4">
        <p className="text-body">
          {text("amount", { count: format.count(eventsOf(requestOf(settings))), share: format.percent(Math.min(1, faultyShare(settings))) })}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {refusal !== null && refusal !== "seed" && (
            <p role="alert" className="text-bad text-data">
              {text(`refusals.${refusal}`)}
            </p>
          )}
          {fault !== null && !isAsking && (
            <p role="alert" className="text-bad text-data">
              {fault}
            </p>
          )}
          <Button type="submit" kind="primary" disabled={isBusy || refusal !== null}>
            {isBusy ? <LoaderCircle size={16} aria-hidden="true" className="animate-turn" /> : <Play size={16} aria-hidden="true" />}
            {text("start")}
          </Button>
        </div>
      </div>
      {isAsking && (
        <Confirm
          title={text("askMixed")}
          act={text("startMixed")}
          isBusy={isBusy}
          fault={fault}
          onAct={() => void start(true)}
          onClose={() => {
            setAsking(false);
            clear();
          }}
        >
          {text("mixed", { count: realEvents, shown: format.count(realEvents) })}
        </Confirm>
      )}
    </form>
  );
}

type FieldsProps = { settings: RunSettings; onChange: (next: Partial<RunSettings>) => void };

function SizeFields({ settings, onChange, seedFault }: FieldsProps & { seedFault: string | null }) {
  const text = useTranslations("admin.simulator");
  const rateText = useRateText();
  const durationText = useDurationText();
  const { perSecond, seconds, factor, seed } = settings;
  return (
    <div className="grid gap-3">
      <Slider label={text("rate")} stops={rates} value={perSecond} text={rateText(perSecond)} onChange={(next) => onChange({ perSecond: next })} />
      <Slider label={text("duration")} stops={durations} value={seconds} text={durationText(seconds)} onChange={(next) => onChange({ seconds: next })} />
      <Slider
        label={text("burst")}
        note={text("burstNote")}
        stops={burstFactors}
        value={factor}
        text={factor === 1 ? text("even") : text("burstOf", { factor })}
        onChange={(next) => onChange({ factor: next })}
      />
      <div className="max-w-44">
        <TextField
          label={text("seed")}
          inputMode="numeric"
          autoComplete="off"
          value={seed}
          fault={seedFault}
          onChange={(event) => onChange({ seed: event.target.value })}
        />
      </div>
    </div>
  );
}

function FaultSliders({ settings, hasLoad, onChange }: FieldsProps & { hasLoad: boolean }) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const isOff = (fault: Fault) => fault === "batch-overlap" && !hasLoad;
  return (
    <div className="grid gap-x-8 gap-y-2.5 tablet:grid-cols-2">
      {faults.map((fault) => (
        <Slider
          key={fault}
          label={text(`faults.${fault}`)}
          note={isOff(fault) ? text("needsLoad") : text(`faultNotes.${fault}`)}
          stops={shares}
          value={settings.faults[fault]}
          text={format.percent(settings.faults[fault])}
          isDisabled={isOff(fault)}
          onChange={(share) => onChange({ faults: { ...settings.faults, [fault]: share } })}
        />
      ))}
    </div>
  );
}
