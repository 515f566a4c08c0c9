"use client";
import { useTranslations } from "next-intl";
import type { NewToken } from "../../lib/auth/api-tokens.ts";
import { fieldsOf } from "../access/use-entry.ts";
import { send } from "../dashboard/ask.ts";
import { Button } from "../ui/button.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAct } from "./use-act.ts";

export function NewTokenDialog({ onMade, onClose }: { onMade: (made: NewToken) => void; onClose: () => void }) {
  const text = useTranslations("admin.tokens");
  const admin = useTranslations("admin");
  const { act, isBusy, fault } = useAct();
  return (
    <Dialog title={text("make")} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = fieldsOf(event.currentTarget);
          void act(async () => onMade(await send<NewToken>("POST", "/v1/tokens", fields)));
        }}
      >
        <TextField label={text("name")} name="name" note={text("nameNote")} autoComplete="off" maxLength={80} required fault={fault} />
        <SelectField
          label={text("kind")}
          name="kind"
          options={(["collect", "read"] as const).map((kind) => ({ value: kind, label: `${text(`kinds.${kind}`)}: ${text(`may.${kind}`)}` }))}
        />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {admin("cancel")}
          </Button>
          <Button type="submit" kind="primary" disabled={isBusy}>
            {text("make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Shown this once: only its hash is kept. */
export function TokenDialog({ made: { key, token }, onClose }: { made: NewToken; onClose: () => void }) {
  const text = useTranslations("admin.tokens");
  return (
    <Dialog title={text("madeTitle", { name: token.name })} onClose={onClose}>
      <p className="text-body text-ink2">{text("madeBody")}</p>
      <CopyText label={text("token")} value={key} />
      <p className="overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-note">authorization: Bearer …{token.ending}</p>
      {token.kind === "collect" && <p className="text-data text-ink2">{text("collectNote")}</p>}
      <div className="flex justify-end">
        <Button kind="quiet" onClick={onClose}>
          {text("taken")}
        </Button>
      </div>
    </Dialog>
  );
}
