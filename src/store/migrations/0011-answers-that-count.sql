-- Each page asks for the last answer that counts, and each report for a task's last one: what was submitted, or withdrawn. The
-- earlier index left the withdrawn out, and could answer neither.
drop index tertial.submitted_answer;
create index counted_answer on tertial.task_event (event_id) where kind in ('submitted', 'withdrawn');
create index counted_answer_by_task on tertial.task_event (task_id, event_id) where kind in ('submitted', 'withdrawn');
