-- A ship moored at a berth until it departs. A berth holds one ship.
create table moorings (
  id bigint generated always as identity primary key,
  berth text not null unique,
  ship text not null,
  departs_at timestamptz not null
);
