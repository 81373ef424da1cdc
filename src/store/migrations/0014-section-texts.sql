-- Texts that people write in a report where its round asks for none. A row of section_text is how it stands;
-- section_text_event is every version, never changed. What is finished is in the report, and is numbered in the same sequence as
-- the answers that count, so that the number in a snapshot names both.

create table tertial.section_text (
  section_text_id integer generated always as identity primary key,
  org_unit   text collate "C" not null,
  round      text collate "C" not null,
  section    text collate "C" not null,
  markdown   text not null default '',
  version    integer not null default 0,
  finished   boolean not null default false,
  written_by text not null,
  written_at timestamptz not null,
  unique (org_unit, round, section)
);

create table tertial.section_text_event (
  event_id        bigint not null unique default nextval(pg_get_serial_sequence('tertial.task_event', 'event_id')),
  section_text_id integer not null references tertial.section_text,
  version         integer not null,
  markdown        text not null,
  finished        boolean not null,
  written_by      text not null,
  written_at      timestamptz not null,
  save_key        text not null,
  primary key (section_text_id, version),
  unique (section_text_id, save_key)
);
create index finished_section_text on tertial.section_text_event (section_text_id, event_id desc) where finished;
create index latest_finished_section_text on tertial.section_text_event (event_id desc) where finished;
