-- Who may come in, what they are appointed to, and what was done: docs/decisions/0015-people-and-rights.md.

create table tertial.person (
  person_id integer generated always as identity primary key,
  name      text not null check (name <> ''),
  email     text collate "C",
  hsa_id    text collate "C" unique,
  left_at   timestamptz
);
create unique index person_by_email on tertial.person (lower(email));

-- A role for a unit and all below it ('*' is the whole region). Nothing here is changed: an end stands beside it.
create table tertial.appointment (
  appointment_id integer generated always as identity primary key,
  person_id      integer not null references tertial.person,
  role           text collate "C" not null,
  org_unit       text collate "C" not null,
  valid_from     date not null,
  valid_to       date,
  deputy_for     integer references tertial.appointment,
  granted_by     text not null,
  granted_at     timestamptz not null,
  why            text not null,
  check (valid_from <= valid_to),
  check (deputy_for is null or valid_to is not null)
);
create index appointment_by_person on tertial.appointment (person_id);

create table tertial.appointment_ending (
  appointment_id integer primary key references tertial.appointment,
  ended_by       text not null,
  ended_at       timestamptz not null,
  why            text not null
);

-- What a local password is checked against; the text says how it was hashed, with what cost and salt.
create table tertial.credential (
  person_id integer primary key references tertial.person,
  hashed    text not null,
  set_at    timestamptz not null
);

-- A link by which one person chooses a password, once. Only the hash of what the link holds is kept.
create table tertial.password_link (
  key_hash  text collate "C" primary key,
  person_id integer not null references tertial.person,
  made_by   text not null,
  made_at   timestamptz not null,
  ends_at   timestamptz not null,
  used_at   timestamptz
);
create index password_link_by_person on tertial.password_link (person_id);

create table tertial.session (
  key_hash   text collate "C" primary key,
  person_id  integer not null references tertial.person,
  way_in     text not null check (way_in in ('password', 'directory', 'example')),
  acting_in  integer references tertial.appointment,
  began_at   timestamptz not null,
  seen_at    timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz
);
create index session_by_person on tertial.session (person_id);

-- Tries with a password, by the hash of what was written as the account: a password written in the wrong box is not kept.
create table tertial.sign_in_attempt (
  attempt_id   bigint generated always as identity primary key,
  account_hash text collate "C" not null,
  address      text collate "C" not null,
  at           timestamptz not null,
  succeeded    boolean not null default false
);
create index sign_in_attempt_by_account on tertial.sign_in_attempt (account_hash, at);
create index sign_in_attempt_by_address on tertial.sign_in_attempt (address, at);
create index sign_in_attempt_by_time on tertial.sign_in_attempt (at);

-- Each year's look through who can do what, with what was seen, as it was seen.
create table tertial.access_review (
  access_review_id integer generated always as identity primary key,
  signed_at        timestamptz not null,
  signed_by        text not null,
  remark           text not null,
  seen             json not null
);

-- What was done, each entry sealed with the hash of the one before it: an entry that is changed, taken away or put in breaks
-- the chain from there on. `detail` is text, since its letters are what is hashed.
create table tertial.audit_entry (
  number        integer primary key check (number > 0),
  at            timestamptz not null,
  actor         text not null,
  event         text collate "C" not null,
  subject       text not null,
  detail        text not null,
  previous_hash text collate "C" not null,
  hash          text collate "C" not null unique
);
create index audit_entry_by_subject on tertial.audit_entry (subject, number);

create function tertial.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is only added to.';
end $$;
create trigger audit_entry_is_only_added_to before update or delete or truncate on tertial.audit_entry
  for each statement execute function tertial.refuse_audit_change();
