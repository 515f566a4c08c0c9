"use client";
import { type ReactNode, useState } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { useAct } from "./use-act.ts";

type AskedActProps = {
  /** Opens the question. */
  button: (onAsk: () => void) => ReactNode;
  question: string;
  /** The act's verb. */
  verb: string;
  work: () => Promise<unknown>;
  onDone?: () => void;
  /** What comes of it. */
  children: ReactNode;
};

/** What cannot be undone: it asks first, and says what comes of it. */
export function AskedAct({ button, question, verb, work, onDone, children }: AskedActProps) {
  const [isAsking, setAsking] = useState(false);
  const { act, isBusy, fault, clear } = useAct();
  const close = () => {
    setAsking(false);
    clear();
  };
  const carryOut = async () => {
    if (!(await act(work))) return;
    close();
    onDone?.();
  };
  return (
    <>
      {button(() => setAsking(true))}
      {isAsking && (
        <Confirm title={question} act={verb} isDangerous isBusy={isBusy} fault={fault} onAct={() => void carryOut()} onClose={close}>
          {children}
        </Confirm>
      )}
    </>
  );
}
