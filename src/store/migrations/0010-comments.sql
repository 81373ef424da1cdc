-- What people say about figures, tasks, items and sections. A row of comment is how it stands; comment_event is everything
-- that happened to it, never changed. What changes a report is numbered in the same sequence as the answers that count, so
-- that the number in a snapshot names both.

create table tertial.comment (
  comment_id integer generated always as identity primary key,
  thread_id  integer not null references tertial.comment deferrable initially deferred,
  org_unit   text collate "C" not null,
  round      text collate "C" not null,
  subject    text collate "C" not null,
  written_by text not null,
  by_name    text not null,
  written_at timestamptz not null,
  text       text not null,
  version    integer not null default 1,
  changed_at timestamptz not null,
  edited     boolean not null default false,
  printed    boolean not null default false,
  resolved   boolean not null default false
);
create index comment_by_round on tertial.comment (org_unit, round, subject);

create table tertial.comment_event (
  event_id   bigint not null unique default nextval(pg_get_serial_sequence('tertial.task_event', 'event_id')),
  comment_id integer not null references tertial.comment,
  version    integer not null,
  kind       text not null,
  done_by    text not null,
  done_at    timestamptz not null,
  text       text not null,
  -- Whether it changes what a report prints.
  counts     boolean not null,
  primary key (comment_id, version)
);
create index comment_event_that_counts on tertial.comment_event (comment_id, event_id desc) where counts;
create index latest_comment_event on tertial.comment_event (event_id desc) where counts;
