"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { CronText, CronWords, type TimeChoice, timeChoices, useCronReading, usualTimes } from "./cron-times.tsx";
import { useAct } from "./use-act.ts";

type PlanDialogProps<Other extends string> = {
  title: string;
  /** What may be chosen besides the times. */
  others: { value: Other; label: string }[];
  first: Other | TimeChoice;
  /** The time that is offered as one's own. */
  cron: string;
  timeZone: string;
  save: (choice: Other | TimeChoice, cron: string | null) => Promise<unknown>;
  /** More to be set where it goes by the clock. */
  children?: ReactNode;
  onClose: () => void;
};

/** When something is done by itself: never, at a usual time, or at one's own. */
export function PlanDialog<Other extends string>({ title, others, first, cron: firstCron, timeZone, save, children, onClose }: PlanDialogProps<Other>) {
  const text = useTranslations("admin.cron");
  const admin = useTranslations("admin");
  const { act, isBusy, fault } = useAct();
  const [choice, setChoice] = useState<Other | TimeChoice>(first);
  const [own, setOwn] = useState(firstCron);
  const time = timeChoices.find((one) => one === choice) ?? null;
  const cron = time === null ? null : time === "own" ? own.trim() : usualTimes[time];
  const { reading, isWrong } = useCronReading(cron);
  const carryOut = async () => {
    if (await act(() => save(choice, cron))) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void carryOut();
        }}
      >
        <SelectField
          label={text("when")}
          value={choice}
          options={[...others, ...timeChoices.map((value) => ({ value, label: text(`choices.${value}`) }))]}
          onChange={(event) => setChoice(event.target.value as Other | TimeChoice)}
        />
        {time === "own" && <CronText value={own} isWrong={isWrong} onChange={setOwn} />}
        {cron !== null && <CronWords reading={reading} timeZone={timeZone} />}
        {cron !== null && children}
        {fault !== null && (
          <p role="alert" className="text-bad text-data">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {admin("cancel")}
          </Button>
          <Button type="submit" kind="primary" disabled={isBusy || isWrong}>
            {text("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
