-- Who may see and do what, and what was done. Times are milliseconds since 1970. Of every secret (password, session, link, token) the hash alone is kept.

pragma application_id = 1130451828;

-- name: what a person signs in with, an e-mail address as a rule; name_key: the same, however it is typed. password_hash: null while none was chosen. issuer, subject: the person at an OIDC provider. made_by: provider where only the settings let the person in.
create table account (
  account_id text primary key,
  name text not null,
  name_key text not null unique,
  role text not null check (role in ('viewer', 'admin')),
  password_hash text,
  must_change_password integer not null default 0 check (must_change_password in (0, 1)),
  issuer text,
  subject text,
  made_by text not null check (made_by in ('machine', 'admin', 'provider')),
  created_at integer not null,
  signed_in_at integer,
  blocked_at integer,
  unique (issuer, subject)
) strict;

create table session (
  session_id text primary key,
  key_hash text not null unique,
  account_id text not null references account (account_id) on delete cascade,
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null,
  address text,
  agent text
) strict;

create index session_account on session (account_id);

-- A link by which a person chooses a password: one at a time, used once.
create table invitation (
  account_id text primary key references account (account_id) on delete cascade,
  key_hash text not null unique,
  purpose text not null check (purpose in ('join', 'reset')),
  expires_at integer not null
) strict;

create table api_token (
  token_id text primary key,
  key_hash text not null unique,
  name text not null,
  kind text not null check (kind in ('read', 'collect')),
  ending text not null,
  created_at integer not null,
  created_by text not null,
  used_at integer,
  revoked_at integer
) strict;

-- Failed sign-ins. subject: the hash of a name or an address.
create table sign_in_failure (
  subject text primary key,
  failures integer not null,
  first_at integer not null,
  paused_until integer
) strict;

-- Written once, never changed. who: the name as it was then. before, after: JSON.
create table audit (
  audit_id integer primary key autoincrement,
  at integer not null,
  who text not null,
  account_id text,
  address text,
  what text not null,
  target text,
  before text,
  after text
) strict;

create trigger audit_is_never_changed before update on audit begin select raise(abort, 'audit lines are never changed'); end;
create trigger audit_is_never_emptied before delete on audit begin select raise(abort, 'audit lines are never removed'); end;

-- value: JSON.
create table setting (
  name text primary key,
  value text not null,
  changed_at integer not null
) strict;
