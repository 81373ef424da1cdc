-- The time that answering has taken, by unit and round and in no smaller part: nothing here says whose time it was.
create table tertial.answer_time (
  unit_round_id integer primary key references tertial.unit_round,
  seconds       bigint not null check (seconds >= 0)
) with (fillfactor = 70);
