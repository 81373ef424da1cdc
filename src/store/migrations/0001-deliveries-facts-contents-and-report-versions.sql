-- What Tertial keeps. Facts and contents are bitemporal: valid months × the accepted deliveries that brought them
-- (docs/decisions/0003-database.md). Months are numbered year * 12 + month − 1, so that neighbours differ by one.
-- Codes are compared byte by byte (collate "C"), whatever language the database sorts names in.

create table tertial.delivery (
  delivery_id    integer generated always as identity primary key,
  file_name      text not null,
  sha256         text collate "C" not null,
  byte_size      bigint not null,
  format         text not null,
  state          text not null check (state in ('staged', 'accepted', 'rejected')),
  received_at    timestamptz not null,
  received_by    text not null,
  fact_count     integer not null,
  content_count  integer not null,
  -- json and not jsonb: kept as written, and a quoted piece of a broken file may hold what jsonb refuses (\u0000).
  control_totals json not null,
  findings       json not null,
  -- The position in the order of acceptance; a snapshot is such a position.
  sequence       integer unique,
  check ((state = 'accepted') = (sequence is not null))
);
create index delivery_by_sha256 on tertial.delivery (sha256);

create table tertial.delivery_file (
  delivery_id integer primary key references tertial.delivery,
  bytes       bytea not null
);

-- What a delivery speaks for. Without months: contents, superseded whole.
create table tertial.slice (
  slice_id    integer generated always as identity primary key,
  delivery_id integer not null references tertial.delivery,
  ordinal     integer not null,
  stream      text collate "C" not null,
  scenario    text collate "C" not null,
  from_month  integer,
  to_month    integer,
  unique (delivery_id, ordinal),
  check ((from_month is null) = (to_month is null)),
  check (from_month <= to_month)
);
create index slice_by_stream on tertial.slice (stream, scenario);

-- One row a month of a slice (one row with month null for contents), and the sequence of the delivery that superseded it.
create table tertial.slice_month (
  slice_id            integer not null references tertial.slice,
  month               integer,
  superseded_sequence integer references tertial.delivery (sequence),
  unique nulls not distinct (slice_id, month)
);
create index slice_month_by_superseded on tertial.slice_month (superseded_sequence) where superseded_sequence is not null;

-- What the facts of one place and kind in a delivery have in common, so that a fact is only who, what and how much.
create table tertial.fact_block (
  block_id            integer generated always as identity primary key,
  delivery_id         integer not null references tertial.delivery,
  ordinal             integer not null,
  slice_id            integer not null references tertial.slice,
  series              text collate "C" not null,
  unit_of_measure     text collate "C" not null,
  from_month          integer not null,
  to_month            integer not null,
  source_file         text not null,
  source_sheet        text,
  source_column       text,
  superseded_sequence integer references tertial.delivery (sequence),
  unique (delivery_id, ordinal),
  check (from_month <= to_month)
);
create index fact_block_by_slice on tertial.fact_block (slice_id);

-- The amount is digits × 10^−scale in the unit of measure's base unit: öre are digits with scale 2. No foreign key to the
-- block: it would be looked up once a row of a load of millions, and block and facts are always written in one transaction.
create table tertial.fact (
  digits       bigint not null,
  block_id     integer not null,
  ordinal      integer not null,
  source_row   integer,
  scale        smallint not null check (scale between 0 and 18),
  org_unit     text collate "C" not null,
  account      text collate "C",
  counterparty text collate "C",
  dimensions   jsonb,
  primary key (block_id, org_unit, ordinal)
);

create table tertial.content (
  delivery_id integer not null references tertial.delivery,
  ordinal     integer not null,
  slice_id    integer not null references tertial.slice,
  kind        text not null,
  key         text not null,
  body        json not null,
  source      json not null,
  primary key (delivery_id, ordinal)
);

create table tertial.report_version (
  report_version_id integer generated always as identity primary key,
  org_unit          text collate "C" not null,
  round             text collate "C" not null,
  number            integer not null,
  state             text not null,
  snapshot_sequence integer not null,
  composed_at       timestamptz not null,
  composed_by       text not null,
  document          json not null,
  tables            json not null,
  findings          json not null,
  unique (org_unit, round, number)
);
