"use client";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Person, PersonLink } from "../../lib/auth/people.ts";
import { send } from "../dashboard/ask.ts";
import { Confirm } from "../ui/confirm.tsx";
import { Popover } from "../ui/popover.tsx";
import { useAct } from "./use-act.ts";

type ActName = "makeAdmin" | "makeViewer" | "link" | "reset" | "endSessions" | "block" | "unblock" | "remove";

const dangerous: ActName[] = ["reset", "block", "remove"];

function actsOf({ role, state, sessions }: Person): ActName[] {
  if (state === "blocked") return ["unblock", "remove"];
  const rights: ActName[] = [role === "admin" ? "makeViewer" : "makeAdmin"];
  if (state === "invited") return [...rights, "link", "remove"];
  return [...rights, "reset", ...(sessions > 0 ? (["endSessions"] as const) : []), "block", "remove"];
}

type PersonActsProps = { person: Person; onLink: (name: string, link: PersonLink) => void };

/** What can be done with a person; each asks first, and says what comes of it. */
export function PersonActs({ person, onLink }: PersonActsProps) {
  const text = useTranslations("admin.people");
  const [asking, setAsking] = useState<ActName | null>(null);
  const { act, isBusy, fault, clear } = useAct();
  const close = () => {
    setAsking(null);
    clear();
  };
  const carryOut = async (name: ActName) => {
    const done = await act(() => doIt(name, person, onLink));
    if (done) close();
  };
  return (
    <>
      <Popover
        label={text("acts", { name: person.name })}
        width={220}
        buttonClass="target grid size-8 place-items-center rounded-control text-ink2 hover:bg-sunken"
        button={
          <>
            <span className="sr-only">{text("acts", { name: person.name })}</span>
            <Ellipsis size={16} aria-hidden="true" />
          </>
        }
      >
        <div className="grid p-1.5">
          {actsOf(person).map((name) => (
            <button
              key={name}
              type="button"
              className={`h-9 rounded-control px-2.5 text-left text-data hover:bg-sunken max-tablet:h-11 ${dangerous.includes(name) ? "text-bad" : ""}`}
              onClick={() => setAsking(name)}
            >
              {text(`act.${name}`)}…
            </button>
          ))}
        </div>
      </Popover>
      {asking !== null && (
        <Confirm
          title={text(`ask.${asking}`, { name: person.name })}
          act={text(`act.${asking}`)}
          isDangerous={dangerous.includes(asking)}
          isBusy={isBusy}
          fault={fault}
          onAct={() => void carryOut(asking)}
          onClose={close}
        >
          {text(`consequence.${asking}`, { name: person.name, count: person.sessions })}
        </Confirm>
      )}
    </>
  );
}

async function doIt(name: ActName, { accountId, name: personName }: Person, onLink: PersonActsProps["onLink"]): Promise<void> {
  const path = `/v1/people/${accountId}`;
  if (name === "makeAdmin" || name === "makeViewer") await send("PATCH", path, { role: name === "makeAdmin" ? "admin" : "viewer" });
  if (name === "block" || name === "unblock") await send("PATCH", path, { blocked: name === "block" });
  if (name === "endSessions") await send("DELETE", `${path}/sessions`);
  if (name === "remove") await send("DELETE", path);
  if (name === "link" || name === "reset") onLink(personName, await send<PersonLink>("POST", `${path}/link`));
}
