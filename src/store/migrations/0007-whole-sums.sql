-- PostgreSQL's own sum of bigints makes a numeric of each, which takes longer than the adding. These stay whole numbers, and
-- fail rather than turn over when one does not fit.
create aggregate tertial.sum_of_ore(bigint) (sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe);
create aggregate tertial.sum_of_facts(integer) (sfunc = int4pl, stype = integer, initcond = '0', combinefunc = int4pl, parallel = safe);
