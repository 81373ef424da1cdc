-- Which units a delivery concerns and about what (a series or a content's kind), so that it is asked before anyone sees of it.
-- '*' is the whole region. A delivery of which nothing was understood has no row. Facts on other servers are not read here:
-- earlier deliveries of them have no row, and are seen by those who see the whole region.
create table tertial.delivery_concern (
  delivery_id integer not null references tertial.delivery,
  org_unit    text collate "C" not null,
  about       text collate "C" not null,
  primary key (delivery_id, org_unit, about)
);

insert into tertial.delivery_concern (delivery_id, org_unit, about)
select distinct delivery_id, org_unit, series from tertial.fact join tertial.fact_block using (block_id)
union
select distinct delivery_id, case when kind = 'mapping-profile' then '*' else coalesce(body ->> 'orgUnit', '*') end, kind
  from tertial.content;
