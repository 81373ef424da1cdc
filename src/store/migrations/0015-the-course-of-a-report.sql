-- What happens to a composed version on its way from draft to archive, and the files that are sealed when it is decided. The
-- version itself is never changed, by anyone: only its state moves, and each move is an event that stays.

update tertial.report_version
   set state = case state when 'submitted' then 'in-review' when 'adopted' then 'decided' else state end
 where state in ('submitted', 'adopted');

create table tertial.report_event (
  report_version_id integer not null references tertial.report_version,
  step              integer not null check (step > 0),
  kind              text collate "C" not null,
  to_state          text collate "C" not null,
  done_by           text not null,
  done_at           timestamptz not null,
  said              json not null,
  primary key (report_version_id, step)
);

create table tertial.sealed_file (
  report_version_id integer not null references tertial.report_version,
  form              text collate "C" not null,
  file_name         text not null,
  sha256            text collate "C" not null,
  identifier        text collate "C" not null,
  sealed_at         timestamptz not null,
  bytes             bytea not null,
  primary key (report_version_id, form)
);
create index sealed_file_by_sha256 on tertial.sealed_file (sha256);
create index sealed_file_by_identifier on tertial.sealed_file (identifier);

create function tertial.refuse_report_change() returns trigger language plpgsql as $$
begin
  raise exception 'Report versions, their events and their sealed files are only added to.';
end $$;
create trigger report_version_is_never_changed
  before update of report_version_id, org_unit, round, number, snapshot_sequence, snapshot_answers, composed_at, composed_by,
                   document, tables, findings on tertial.report_version
  for each statement execute function tertial.refuse_report_change();
create trigger report_version_is_never_removed before delete or truncate on tertial.report_version
  for each statement execute function tertial.refuse_report_change();
create trigger report_event_is_only_added_to before update or delete or truncate on tertial.report_event
  for each statement execute function tertial.refuse_report_change();
create trigger sealed_file_is_only_added_to before update or delete or truncate on tertial.sealed_file
  for each statement execute function tertial.refuse_report_change();
