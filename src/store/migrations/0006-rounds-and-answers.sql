-- What a round asks and what people answer. A row of round_task is how the task stands; task_event is everything that
-- happened to it, in order, and never changed. Answers that count are numbered by event_id in the order of commits, so that
-- a report can name the last one that it stood on.

create table tertial.unit_round (
  unit_round_id integer generated always as identity primary key,
  org_unit      text collate "C" not null,
  round         text collate "C" not null,
  state         text not null check (state in ('open', 'submitted', 'approved')),
  version       integer not null default 0,
  opened_at     timestamptz not null,
  opened_by     text not null,
  closes_on     date not null,
  submitted_by  text,
  approved_by   text,
  changed_at    timestamptz not null,
  return_reason text,
  unique (org_unit, round)
);

create table tertial.unit_round_event (
  unit_round_id integer not null references tertial.unit_round,
  version       integer not null,
  kind          text not null,
  done_by       text not null,
  done_at       timestamptz not null,
  reason        text,
  primary key (unit_round_id, version)
);

create table tertial.round_task (
  task_id           integer generated always as identity primary key,
  unit_round_id     integer not null references tertial.unit_round,
  position          integer not null,
  kind              text collate "C" not null,
  item              text collate "C" not null,
  label             text not null,
  due_on            date not null,
  may_be_empty      boolean not null,
  responsible_words text[] not null,
  responsible       text[] not null,
  state             text not null check (state in ('open', 'draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  version           integer not null default 0,
  answer            json,
  answered_by       text,
  changed_at        timestamptz not null,
  return_reason     text,
  unique (unit_round_id, kind, item)
) with (fillfactor = 80);
create index round_task_by_responsible on tertial.round_task using gin (responsible);

create table tertial.task_event (
  event_id    bigint generated always as identity unique,
  task_id     integer not null references tertial.round_task,
  version     integer not null,
  kind        text not null,
  done_by     text not null,
  done_at     timestamptz not null,
  answer      json,
  responsible text[],
  reason      text,
  -- The sender's own name for a save: what is sent again because the answer was lost on the way is saved once.
  save_key    text,
  primary key (task_id, version),
  unique (task_id, save_key)
);
create index submitted_answer on tertial.task_event (task_id, event_id desc) where kind = 'submitted';

-- The last answer that a report stood on; 0 for one without answers.
alter table tertial.report_version add column snapshot_answers bigint not null default 0;
