-- The list shows the next departure first; the nightly purge looks for past ones.
create index moorings_by_departure on moorings (departs_at);
