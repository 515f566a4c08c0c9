/** Who may sign in. */
import { randomUUID } from "node:crypto";
import { AppError } from "../errors.ts";
import type { StateFile } from "./state-file.ts";

export type AccountRole = "viewer" | "admin";
type MadeBy = "machine" | "admin" | "provider";
export type Identity = { issuer: string; subject: string };
/** Times in ms since 1970. */
export type Account = {
  accountId: string;
  name: string;
  role: AccountRole;
  passwordHash: string | null;
  mustChangePassword: boolean;
  createdAt: number;
  signedInAt: number | null;
  isBlocked: boolean;
  /** `provider`: nobody invited them, the settings let them in. */
  madeBy: MadeBy;
};
type NewAccount = Pick<Account, "name" | "role" | "createdAt" | "madeBy"> &
  Partial<Pick<Account, "passwordHash" | "mustChangePassword">> & { identity?: Identity };

type Row = {
  account_id: string;
  name: string;
  role: AccountRole;
  password_hash: string | null;
  must_change_password: 0 | 1;
  created_at: number;
  signed_in_at: number | null;
  blocked_at: number | null;
  made_by: MadeBy;
};

export function openAccounts({ database, transaction }: StateFile) {
  const columns = "account_id, name, role, password_hash, must_change_password, created_at, signed_in_at, blocked_at, made_by";
  const byId = database.prepare(`select ${columns} from account where account_id = $accountId`);
  const byName = database.prepare(`select ${columns} from account where name_key = $nameKey`);
  const byIdentity = database.prepare(`select ${columns} from account where issuer = $issuer and subject = $subject`);
  const all = database.prepare(`select ${columns} from account order by name_key`);
  const insert =
    database.prepare(`insert into account (account_id, name, name_key, role, password_hash, must_change_password, issuer, subject, made_by, created_at)
    values ($accountId, $name, $nameKey, $role, $passwordHash, $mustChangePassword, $issuer, $subject, $madeBy, $createdAt)`);
  const setPassword = database.prepare("update account set password_hash = $hash, must_change_password = $mustChange where account_id = $accountId");
  const setRole = database.prepare("update account set role = $role where account_id = $accountId");
  const setBlocked = database.prepare("update account set blocked_at = $at where account_id = $accountId");
  const setIdentity = database.prepare("update account set issuer = $issuer, subject = $subject where account_id = $accountId");
  const withIdentity = database.prepare("select 1 from account where account_id = $accountId and subject is not null");
  const noteSignIn = database.prepare("update account set signed_in_at = $at where account_id = $accountId");
  const remove = database.prepare("delete from account where account_id = $accountId");
  const otherAdmins = database.prepare(
    "select count(*) as admins from account where role = 'admin' and blocked_at is null and (password_hash is not null or subject is not null) and account_id <> $accountId",
  );

  const find = (row: unknown) => (row === undefined ? null : accountOf(row as Row));
  return {
    byId: (accountId: string) => find(byId.get({ accountId })),
    byName: (name: string) => find(byName.get({ nameKey: nameKeyOf(name) })),
    byIdentity: (identity: Identity) => find(byIdentity.get(identity)),
    all: () => (all.all() as Row[]).map(accountOf),
    /** Throws AppError `name_taken`. */
    add({ name, role, passwordHash = null, mustChangePassword = false, identity, madeBy, createdAt }: NewAccount): Account {
      return transaction(() => {
        if (byName.get({ nameKey: nameKeyOf(name) })) throw new AppError("name_taken", `There is a "${name}" already.`, { field: "name", value: name });
        const accountId = randomUUID();
        const { issuer, subject } = identity ?? { issuer: null, subject: null };
        insert.run({
          accountId,
          name,
          nameKey: nameKeyOf(name),
          role,
          passwordHash,
          mustChangePassword: Number(mustChangePassword),
          issuer,
          subject,
          madeBy,
          createdAt,
        });
        return accountOf(byId.get({ accountId }) as Row);
      });
    },
    setPassword: (accountId: string, hash: string | null, { mustChange }: { mustChange: boolean }) =>
      setPassword.run({ accountId, hash, mustChange: Number(mustChange) }),
    setRole: (accountId: string, role: AccountRole) => setRole.run({ accountId, role }),
    /** null: may sign in again. */
    setBlocked: (accountId: string, at: number | null) => setBlocked.run({ accountId, at }),
    hasIdentity: (accountId: string) => withIdentity.get({ accountId }) !== undefined,
    setIdentity: (accountId: string, identity: Identity) => setIdentity.run({ accountId, ...identity }),
    noteSignIn: (accountId: string, at: number) => noteSignIn.run({ accountId, at }),
    /** With its sessions and link. */
    remove: (accountId: string) => remove.run({ accountId }),
    /** Whether somebody else could still do what an admin does. */
    hasAdminBeside: (accountId: string) => Number(otherAdmins.get({ accountId })?.admins) > 0,
  };
}

/** The same for all ways to type a name. */
export function nameKeyOf(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

function accountOf(row: Row): Account {
  return {
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password === 1,
    createdAt: row.created_at,
    signedInAt: row.signed_in_at,
    isBlocked: row.blocked_at !== null,
    madeBy: row.made_by,
  };
}
