-- Facts on several servers (docs/decisions/0012-facts-on-several-servers.md). Deliveries, contents and reports stand at home; the
-- facts of a stream, with the balances of them, stand on the one server that the stream was given when it first came.

-- Which database this is, so that no address in a setting has to be trusted.
create table tertial.server (
  server_id uuid not null default gen_random_uuid(),
  -- The home whose facts it holds; null in a home.
  home_id   uuid
);
insert into tertial.server default values;
create unique index server_is_one on tertial.server ((true));

-- At home: the others that have ever held facts.
create table tertial.fact_server (
  server_id uuid primary key
);

-- At home: a stream without a row, or with null, has its facts here.
create table tertial.stream_server (
  stream    text collate "C" primary key,
  server_id uuid references tertial.fact_server
);
