-- What people are to be told, and the mails that tell it. Tidings are written in the transaction of what they tell of; one
-- that has been put in a mail, or put aside because there was nothing more to tell, is settled and never told again.

create table tertial.mail (
  mail_id         bigint generated always as identity primary key,
  person          text collate "C" not null,
  -- What the mail is, within its person: 'digest/2025-09-15', 'at-once/t12/5'. A person gets each once.
  key             text collate "C" not null,
  message_id      text not null unique,
  address         text not null,
  subject         text not null,
  text            text not null,
  html            text not null,
  is_digest       boolean not null,
  state           text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  attempts        integer not null default 0,
  made_at         timestamptz not null,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  last_problem    text,
  unique (person, key)
);
create index mail_waiting on tertial.mail (next_attempt_at, mail_id) where state = 'waiting';

create table tertial.tidings (
  tidings_id bigint generated always as identity primary key,
  person     text collate "C" not null,
  key        text collate "C" not null,
  content    json not null,
  made_at    timestamptz not null,
  settled_at timestamptz,
  mail_id    bigint references tertial.mail,
  unique (person, key)
);
create index tidings_untold on tertial.tidings (tidings_id) where settled_at is null;

-- The days whose digests have been made: made once, whichever process comes first.
create table tertial.digest_day (
  day     date primary key,
  made_at timestamptz not null
);

-- Absent: the usual.
create table tertial.mail_preference (
  person     text collate "C" primary key,
  digest     boolean not null,
  changed_at timestamptz not null
);

-- A secret address for a person's calendar; the key is kept as its hash.
create table tertial.calendar_key (
  person   text collate "C" primary key,
  key_hash text collate "C" not null unique,
  made_at  timestamptz not null
);

-- How an entry looked when it was last fetched: a changed one gets the next number in sequence (RFC 5545 section 3.8.7.4).
create table tertial.calendar_entry (
  person     text collate "C" not null,
  uid        text collate "C" not null,
  look       text not null,
  sequence   integer not null default 0,
  changed_at timestamptz not null,
  primary key (person, uid)
);
