-- What people have answered when the checks of a report found something: accepted, because …; or taken back. Only ever added
-- to. An answer belongs to a finding by its fingerprint, and holds from the version that was looked at.

create table tertial.finding_answer (
  answer_id   integer generated always as identity primary key,
  org_unit    text collate "C" not null,
  round       text collate "C" not null,
  version     integer not null,
  fingerprint text collate "C" not null,
  code        text collate "C" not null,
  message     text not null,
  kind        text not null,
  reason      text not null,
  answered_by text not null,
  by_name     text not null,
  answered_at timestamptz not null
);
create index finding_answer_by_round on tertial.finding_answer (org_unit, round, answer_id);
