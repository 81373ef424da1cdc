-- Sums of the ledger kept beside its facts, so that a statement at any level reads some thousand rows and not millions
-- (docs/decisions/0009-ledger-balances.md). They hold exactly the facts of the blocks that are marked `balanced`; whatever a
-- question's snapshot knows that they do not hold, or they hold that it does not know, is added and taken away from facts.

alter table tertial.fact_block
  add column fact_count integer not null default 0,
  -- Whole öre of a size that sums of them fit in a bigint: only such facts may stand in a balance.
  add column summable   boolean not null default false,
  add column balanced   boolean not null default false,
  add check (summable or not balanced);

update tertial.fact_block
   set fact_count = counted.fact_count, summable = series = 'ledger' and counted.summable
  from (select block_id, count(*) as fact_count,
               bool_and(scale <= 2 and digits between -1000000000000 and 1000000000000) as summable
          from tertial.fact
         group by block_id) as counted
 where counted.block_id = fact_block.block_id;

alter table tertial.fact_block
  alter column fact_count drop default,
  alter column summable drop default;

-- The ledger's blocks that the balances disagree with what is known now about: few, and read with every question.
create index fact_block_unsettled on tertial.fact_block (delivery_id)
 where series = 'ledger' and (superseded_sequence is null) <> balanced;
create index fact_block_by_superseded on tertial.fact_block (superseded_sequence) where superseded_sequence is not null;

-- The tree that the balances are made by: which units were below a node, itself included, in which months. A node is a unit
-- that has something below it; the leaves have no balances of their own, their facts are few.
create table tertial.balance_tree (
  version     integer not null,
  -- The delivery of the region content that it was read from; null while there is none.
  delivery_id integer references tertial.delivery
);
insert into tertial.balance_tree (version) values (1);
create unique index balance_tree_is_one on tertial.balance_tree ((true));

create table tertial.balance_member (
  node       text collate "C" not null,
  org_unit   text collate "C" not null,
  from_month integer not null,
  to_month   integer not null,
  primary key (org_unit, node, from_month),
  check (from_month <= to_month)
);

-- Amounts of single months, in öre: element m is the sum from January up to and including month m of the year.
create table tertial.month_balance (
  node         text collate "C" not null,
  scenario     text collate "C" not null,
  year         integer not null,
  account      text collate "C",
  counterparty text collate "C",
  ore          bigint[] not null check (cardinality(ore) = 12),
  facts        integer[] not null check (cardinality(facts) = 12),
  unique nulls not distinct (node, scenario, year, account, counterparty)
);

-- How many facts of single months there are, whatever their account: which months have been delivered.
create table tertial.month_coverage (
  node     text collate "C" not null,
  scenario text collate "C" not null,
  year     integer not null,
  facts    integer[] not null check (cardinality(facts) = 12),
  primary key (node, scenario, year)
);

-- Amounts that speak for several months at once, as a forecast of a whole year does.
create table tertial.span_balance (
  node         text collate "C" not null,
  scenario     text collate "C" not null,
  from_month   integer not null,
  to_month     integer not null,
  account      text collate "C",
  counterparty text collate "C",
  ore          bigint not null,
  facts        integer not null,
  unique nulls not distinct (node, scenario, from_month, to_month, account, counterparty)
);
