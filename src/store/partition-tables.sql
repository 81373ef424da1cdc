-- Parts the two large tables, for a database administrator who wants to place, vacuum or back up parts of them by themselves
-- (docs/decisions/0012-facts-on-several-servers.md). Run once, with Tertial stopped; all of it or nothing happens. The program's
-- questions are the same before and after.
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f src/store/partition-tables.sql

begin;

do $$
begin
  if (select relkind from pg_class where oid = 'tertial.fact'::regclass) = 'p' then
    raise exception 'Tabellerna är redan uppdelade. Ingenting har ändrats.';
  end if;
end
$$;

-- Facts by their block, so that a block's facts stand together: a question names blocks and reads their partitions alone.
alter table tertial.fact rename to whole_fact;
alter table tertial.whole_fact rename constraint fact_pkey to whole_fact_pkey;
create table tertial.fact (like tertial.whole_fact including constraints, primary key (block_id, org_unit, ordinal))
  partition by hash (block_id);
do $$
begin
  for part in 0..7 loop
    execute format('create table tertial.fact_%s partition of tertial.fact for values with (modulus 8, remainder %s)', part, part);
  end loop;
end
$$;
insert into tertial.fact select * from tertial.whole_fact;
drop table tertial.whole_fact;

-- Balances by year: a closed year's are never written again.
alter table tertial.month_balance rename to whole_balance;
create table tertial.month_balance (
  like tertial.whole_balance including constraints,
  unique nulls not distinct (node, scenario, year, account, counterparty)
) partition by range (year);
create table tertial.month_balance_other partition of tertial.month_balance default with (fillfactor = 80);
do $$
begin
  for year in 2015..2040 loop
    execute format(
      'create table tertial.month_balance_%s partition of tertial.month_balance for values from (%s) to (%s) with (fillfactor = 80)',
      year, year, year + 1);
  end loop;
end
$$;
insert into tertial.month_balance select * from tertial.whole_balance order by node, scenario, year, account, counterparty;
drop table tertial.whole_balance;

commit;
